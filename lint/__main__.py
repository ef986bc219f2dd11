"""`python -m lint` is `claimlint`."""

from lint.cli import main

main()

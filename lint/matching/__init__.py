"""Finding phrases: words looked up in one table, joined sentence by sentence."""

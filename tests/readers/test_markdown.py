"""Markdown: what is prose, of which kind, and where it stands."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import readers
from lint.document import Document
from tests.readers.check_places import wrong_places


def read(text: str, name: str = "page.md") -> Document:
    return readers.read(name, text.encode())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A *b* c", ["heading: A b c"]),
        ("One\ntwo  \nthree", ["paragraph: One two three"]),
        ("> Said so\n> twice", ["quotation: Said so twice"]),
        ("- one\n- two\n\n  more", ["list-item: one", "list-item: two", "list-item: more"]),
        ("| a | b |\n| - | - |\n| c | |", ["table-cell: a", "table-cell: b", "table-cell: c"]),
        ("Text with `code` in it", ["paragraph: Text with in it"]),
        ("```\ncode\n```\n\nText", ["paragraph: Text"]),
        ("    code\n\nText", ["paragraph: Text"]),
        ("Text[^1].\n\n[^1]: The note.", ["paragraph: Text.", "paragraph: The note."]),
        ("A [link](http://x.y \"its title\") here", ["paragraph: A link here", "caption: its title"]),
        ("[Book now](http://x.y)", ["link: Book now"]),
        ("![An *alt* text](x.png)", ["caption: An alt text"]),
        ("Before ![alt](x.png) after", ["paragraph: Before after", "caption: alt"]),
        ("A<br>b <b>c</b> <!-- d --> e", ["paragraph: A b c e"]),
        ("<div>\n<p>Raw <i>text</i></p>\n</div>\n\nThen", ["paragraph: Raw text", "paragraph: Then"]),
        ("<script>\nno()\n</script>\n\nText", ["paragraph: Text"]),
        ("Fish &amp; chips\\*", ["paragraph: Fish & chips*"]),
        ("It’s “so” so\u00adft and\u00a0fine\u200b.", ["paragraph: It's \"so\" soft and fine."]),
        ("Use {{< shortcode a=\"b\" >}} here\n\n{{% note %}}\nText\n{{% /note %}}",
         ["paragraph: Use here", "paragraph: Text"]),
        ("{% include x.html %}\n# Head\n\n{{ page.title }} is", ["heading: Head", "paragraph: is"]),
        (":::tip\nText\n:::", ["paragraph: Text"]),
        ("- [ ] to do", ["list-item: to do"]),
        ("![a\nb `c` d](x 'T &amp; \\'q\\'')", ["caption: a b d", "caption: T & 'q'"]),
        ("[a][r] b\n\n[r]: /u\n  \"The title\"", ["paragraph: a b", "caption: The title"]),
        ("See https://x.y/miracle_cure_now, or www.a.b/c_d. So", ["paragraph: See , or . So"]),
        ("[a](https://x.y/b) c", ["paragraph: a c"]),
        ("From $5 to $10, or $5-$10, $x^2$ more", ["paragraph: From $5 to $10, or $5-$10, more"]),
        ("a <kbd>no</kbd> b <code>no</code>c", ["paragraph: a b c"]),
        ("It works<sup>1</sup> well<sup>[2,3](#n)</sup>, m<sup>2</sup>", ["paragraph: It works well, m"]),
        ("Safe<sup>TM</sup> Able<sup>a,b</sup> Good.<sup>[c](#c)</sup> The 2<sup>e</sup> of XXI<sup>e</sup>",
         ["paragraph: Safe Able Good. The 2e of XXIe"]),
        ("<details>\n<summary>Sum</summary>\n\n*Text*\n\n</details>", ["paragraph: Sum", "paragraph: Text"]),
        ("<blockquote>\n\nSaid\n\n</blockquote>\n\nText", ["quotation: Said", "paragraph: Text"]),
        ("- a\n\n  <p>b</p>", ["list-item: a", "list-item: b"]),
        ("> <p title='t'>a\n> b</p>", ["caption: t", "quotation: a b"]),
        ("Text\n{: .class}\n\n![a](b){:.c} d", ["paragraph: Text", "caption: a", "paragraph: d"]),
        (":::tip[The *title*]\nText\n:::\n\n::: warning Care\nMore\n:::",
         ["paragraph: The *title*", "paragraph: Text", "paragraph: Care", "paragraph: More"]),
        ("!!! note \"Title\"\n\n    Text *here*\n\nMore", ["paragraph: Title", "paragraph: Text here", "paragraph: More"]),
        ("!!! note\n\n    === \"A\"\n\n        Text\n\n        - item\n\n    === \"B\"\n\n        More\n\nEnd",
         ["paragraph: A", "paragraph: Text", "list-item: item", "paragraph: B", "paragraph: More", "paragraph: End"]),
        ("- item\n\n    ===! \"T\"\n\n        ??? tip\n\n            Text\n\n            ```\n            code\n            ```",
         ["list-item: item", "paragraph: T", "list-item: Text"]),
        ("!!! note\n\t# Head\n\n\t??? tip \"T\"\n\t\tText **here\n\t\tand** there\n",
         ["heading: Head", "paragraph: T", "paragraph: Text here and there"]),
        ("???+ tip\r\n\r\n    Text\r\n\r\n        code\r\n", ["paragraph: Text"]),
        ("```\n!!! note \"No title\"\n\n    No text\n```\n\nText", ["paragraph: Text"]),
        ("```{note}\nText\n\n- item\n```\n\n~~~{admonition} Title\n:class: no\n\nMore\n~~~",
         ["paragraph: Text", "list-item: item", "paragraph: Title", "paragraph: More"]),
        ("````{note}\n```{tip} One\n```\n\n```python\ncode\n```\n````\n\n```{r}\ncode\n```\nTwo",
         ["paragraph: One", "paragraph: Two"]),
        ("```{figure} a.png\n:alt: An alt\n:width: 3\n\nA caption\n```", ["caption: An alt", "paragraph: A caption"]),
        (":::{code-block} python\ncode\n:::\n\n::::{grid}\n:::{card} Title\nText\n:::\n::::",
         ["paragraph: Title", "paragraph: Text"]),
        ("````md\n```{note}\nNo text\n```\n````\n\nText", ["paragraph: Text"]),
        ("> ```{note}\n> Text\n> ```", ["quotation: Text"]),
        ("{{< figure src=\"x\"\n  alt=\"An alt\" caption='A caption' >}}\nText",
         ["caption: An alt", "caption: A caption", "paragraph: Text"]),
        ("[a]({{< ref \"b.md\" >}}) c `{{<` d `}}` e", ["paragraph: a c d e"]),
        ("{% highlight py %}\ncode\n{% endhighlight %}\nText", ["paragraph: Text"]),
        ("{{< code-toggle a=b />}}\n\nOne\n\n{{< code-toggle >}}x{{< /code-toggle >}}\n\nTwo",
         ["paragraph: One", "paragraph: Two"]),
        ("{{< code-toggle a=b >}}\n\nOne\n\n{{< code-toggle >}}x{{< /code-toggle >}}", ["paragraph: One"]),
        ("{{< discount-code \"A\" >}}\n\nOne\n\n{{< barcode >}}Two{{< /barcode >}}",
         ["paragraph: One", "paragraph: Two"]),
        ("{% codeblock a %}\nx\n{% endcodeblock %}\nText", ["paragraph: Text"]),
        ("---\nA rule and text\n---\n\nMore", ["heading: A rule and text", "paragraph: More"]),
        ("# Head {#id}\n\nSo {/* c */}", ["heading: Head", "paragraph: So"]),
        ("One[^a] two\n\n[^a]: Note\n", ["paragraph: One two", "paragraph: Note"]),
        ("Term\n: Definition", ["list-item: Term", "list-item: Definition"]),
        ("**Strong:**<br>next", ["paragraph: Strong: next"]),
        ("a {{ b\n\n{% c\n\n{{< d", ["paragraph: a {{ b", "paragraph: {% c", "paragraph: {{< d"]),
        ("Autolink <http://x.y> text", ["paragraph: Autolink text"]),
    ],
)  # fmt: skip
def test_segments(source: str, expected: list[str]) -> None:
    document = read(source)
    assert [f"{one.kind}: {one.text}" for one in document.segments] == expected
    assert list(wrong_places(document)) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: \"A title\"\ntags: [x]\nlang: de-AT\n---\n\nText", ["A title", "Text"]),
        ("---\ndescription: >\n  Folded\n  text\nseo:\n  title: 'It''s'\n---\nText",
         ["Folded text", "It's", "Text"]),
        ("+++\ntitle = \"A title\"\n[params]\ndescription = 'More'\n+++\n\nText",
         ["A title", "More", "Text"]),
        ("---\ntitle: [broken\n---\n\nText", ["Text"]),
        ("---\n- no mapping\n---\n\nText", ["no mapping", "Text"]),
        ("---\nkey: [unclosed\n---\n\nText", ["Text"]),
    ],
)  # fmt: skip
def test_front_matter(source: str, expected: list[str]) -> None:
    document = read(source)
    assert [one.text for one in document.segments] == expected
    assert list(wrong_places(document)) == []


@pytest.mark.parametrize(
    "field",
    [
        "features: [It works for all of you]",
        "features:\n  - It works for all of you",
        "faqs:\n  - q: Why?\n    a: It works for all of you",
        "meta:\n  - name: keywords\n    content: It works for all of you",
        "bullet_list_why: |\n  It works for all of you",
        "about: It works for <b>all</b> of you",
        "x: It works for all of you, see https://x.org/a",
        "custom: !html 'It works for all of you'",
        'custom: &anchor "It works for all of you"',
        "button: It works",
        "cta_text: It works",
        "heroText: It works",
        "hero_title: It works",
        "whatever: 必ず効きますから安心です",
    ],
)
def test_a_field_of_copy_is_read(field: str) -> None:
    document = read(f"---\n{field}\n---\n")
    assert [one.text for one in document.segments if re.match("It works|必ず", one.text)]
    assert list(wrong_places(document)) == []


@pytest.mark.parametrize(
    "field",
    [
        "id: one to three four",
        "slug: it works for all of you",
        "layout: it works for all",
        "template: it works for all",
        "tags: [it works for all of you]",
        "keywords: it works, for all, of you all, now",
        "author: Ann Mary Lee Smith",
        "authors:\n  - name of the author of it",
        "bodyClass: flex row center item",
        "className: flex row center item",
        "image: a photo of the clinic",
        "hero_image: /img/it works for all.png",
        "banner: img/it-works.png",
        "redirect_from: [/it/works/for/all]",
        "command: make it work for all",
        "_comment: Never say it works for all.",
        "comment: Never say it works for all.",
        "note: Never say it works for all.",
        "editor_note: Never say it works for all.",
        "todo: Ask whether it works for all.",
        "sizes: (max-width 600px) all of it",
        "script: window.a = it works for all",
        "custom: window.a = it works for all",
        "name: It works here",
        "claimlint:\n  disable:\n    overclaims/cure: the name of a film",
        "version: 1.2\ndraft: true\ndate: 2024-01-01",
    ],
)
def test_other_fields_are_no_copy(field: str) -> None:
    document = read(f"---\n{field}\n---\n")
    assert [one.text for one in document.segments] == []
    assert document.metadata
    assert document.notes == []


@pytest.mark.parametrize(
    ("source", "line", "why"),
    [
        ("---\na: b\ntitle: It works: for all\n---\nText", 3, "YAML"),
        ("---\ntitle: [broken\n---\nText", 3, "YAML"),
        ("+++\ntitle = It works\n+++\nText", 0, "TOML"),
        (f"---\na: {'b' * 200_000}\n---\nText", 0, "longer"),
    ],
)
@pytest.mark.parametrize("name", ["page.md", "page.mdx", "page.html"])
def test_front_matter_that_cannot_be_read_is_noted(
    source: str, line: int, why: str, name: str
) -> None:
    document = read(source, name)
    assert [one.text for one in document.segments] == ["Text"]
    (note,) = document.notes
    assert note.startswith(
        f"{name}:{line}: front matter is" if line else f"{name}: front matter is"
    )
    assert why in note


def test_settings_in_toml_are_no_copy() -> None:
    fields = "[a]\nb = 'It works for all'\n[claimlint.disable]\n'x/y' = 'the name of a film'\n[[c]]\nd = 'So it does for all'"
    texts = [
        one.text for one in read(f"+++\nclaimlint.x = {{y = 'a b c d'}}\n{fields}\n+++\n").segments
    ]
    assert texts == ["It works for all", "So it does for all"]


def test_front_matter_in_json() -> None:
    source = '{\n  "title": "A \\"title\\"",\n  "tags": ["a b c d"],\n  "lang": "de"\n}\n\nText {\n'
    document = read(source)
    assert [f"{one.kind}: {one.text}" for one in document.segments] == [
        'metadata: A "title"',
        "paragraph: Text {",
    ]
    assert document.language == "de"
    assert list(wrong_places(document)) == []
    assert [one.text for one in read('{"title": broken\n\nText').segments] == [
        '{"title": broken',
        "Text",
    ]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ('title: "A \\u00e9t\\u00e9 cure"', "été cure", "\\u00e9t\\u00e9 cure"),
        ('title: "A \\\n  cure"', "A cure", "A \\\n  cure"),
        ("title: 'It''s a cure'", "It's a", "It''s a"),
        ("title: >-\n  A\n  cure", "A cure", "A\n  cure"),
        ("title: A\n  cure # no", "A cure", "A\n  cure"),
        ("seo: {og:title: [A cure]}\nb: &x [1]\nc: *x", "A cure", "A cure"),
        ("😀: ü\nhero:\n  - imageAlt: A cure", "A cure", "A cure"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_in_yaml(source: str, text: str, found: str, end: str) -> None:
    source = f"---\n{source}\n---\n".replace("\n", end)
    (segment,) = read(source).segments
    first, last = segment.source_span(start := segment.text.index(text), start + len(text))
    assert source[first:last] == found.replace("\n", end)


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ('title = "A \\u00e9 cure"', "é cure", "\\u00e9 cure"),
        ("title = 'A \\cure'", "A \\cure", "A \\cure"),
        ('title = """\nA\n"cure" now"""', 'A "cure" now', 'A\n"cure" now'),
        ("x = \"# = 'title'\"\n[a.b]\n'description' = 'A cure' # no", "A cure", "A cure"),
        ('seo = {x = 1, title = "A cure"}', "A cure", "A cure"),
    ],
)
def test_places_in_toml(source: str, text: str, found: str) -> None:
    source = f"+++\n{source}\n+++\n"
    (segment,) = read(source).segments
    first, last = segment.source_span(start := segment.text.index(text), start + len(text))
    assert source[first:last] == found


def test_directives_in_front_matter() -> None:
    document = read("---\nclaimlint:\n  disable: {a/b: why}\n---\nText")
    assert document.metadata == {"claimlint": {"disable": {"a/b": "why"}}}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<A>\n\n    Indented *text*\n\n    - item\n</A>", ["paragraph: Indented text", "list-item: item"]),
        ("<Card title=\"T\">One</Card>\n<Card>Two</Card>", ["caption: T", "paragraph: One", "paragraph: Two"]),
        ("a{\" \"}b {'c'} {d} e", ["paragraph: a b c e"]),
        ("<Tabs>\n    ```js\n    import x\n    { <\n    ```\n</Tabs>\n\nText", ["paragraph: Text"]),
        ("**Strong:**<br/>next `{` and <b>bold</b> \\{ }", ["paragraph: Strong: next and bold { }"]),
        ("{/* <A>\n\nimport x\n</A> */}\n\nText", ["paragraph: Text"]),
        ("<p>One</p><p>Two</p> a < b", ["paragraph: One", "paragraph: Two", "paragraph: a < b"]),
        ("export const a = {\n\n  b: `}`,\n}\n\nText", ["paragraph: Text"]),
        ("<Image alt={\"An alt\"} src={x} />", ["caption: An alt"]),
        ("<pre>{`code`}</pre>\n\nText", ["paragraph: Text"]),
        ("<Hero content=\"It works\" body='So' buttonText=\"Go\" className=\"a b c d\" x={`It works ${a} all`} />",
         ["caption: It works", "caption: So", "caption: Go"]),
        ("<Hero description={<>It <b>works</b>.</>} title=\"T\" />\n\nText",
         ["paragraph: It works.", "caption: T", "paragraph: Text"]),
        ("<A items={[{answer: \"It \\\"works\\\"\", 'question': 'Why?', id: \"a b c d\"}]} />",
         ["caption: It \"works\"", "caption: Why?"]),
        ("<F a={() => <B text=\"once\" />} text=\"twice\" />", ["caption: once", "caption: twice"]),
        ("One\n\n{all.map(i => <li key={i}>Don't, {i.name}, can't</li>)}\n\nTwo",
         ["paragraph: One", "paragraph: Don't, , can't", "paragraph: Two"]),
        ("It {a && <b>is</b>} so, {b ? <i>Yes.</i> : <i>No.</i>} or",
         ["paragraph: It is so, Yes.", "paragraph: No. or"]),
        ("export const metadata = {description: 'It works', slug: 'a b c d'}\n\nText",
         ["caption: It works", "paragraph: Text"]),
        ("export const A = ({a}) => (\n  <div title=\"T\">\n    <p>It works</p>\n  </div>\n)\n\n# Head",
         ["caption: T", "paragraph: It works", "heading: Head"]),
        ("We know who\nimport drugs. It works\nfor all\n\nimport a from \"b\"\nimport c from \"d\"\n\nEnd",
         ["paragraph: We know who import drugs. It works for all", "paragraph: End"]),
        ("# Head\nimport a from \"b\"\n\n{f<string>(\"x\")} Text", ["heading: Head", "paragraph: Text"]),
        ("{/* heading: \"It works for all of you\" */}\n\nText {a < b && c > d}", ["paragraph: Text"]),
        ("<CodeBlock lang=\"js\">{`a code`}</CodeBlock>\n\nText <Code>x</Code>", ["paragraph: Text"]),
        ("<DiscountCode />\n\nText\n\n<DiscountCode>More</DiscountCode>", ["paragraph: Text", "paragraph: More"]),
        ("One<sup>1</sup>, two<sup>TM</sup>, 3<sup>rd</sup>", ["paragraph: One, two, 3rd"]),
    ],
)  # fmt: skip
def test_jsx(source: str, expected: list[str]) -> None:
    document = read(source, "page.mdx")
    assert [f"{one.kind}: {one.text}" for one in document.segments] == expected
    assert list(wrong_places(document)) == []


def test_jsx_in_pages_that_are_not_named_mdx() -> None:
    source = "import A from './a'\n\n<Card on={() => a > b}>\n\n*Text*\n\n</Card>"
    assert [one.text for one in read(source).segments] == ["Text"]


@pytest.mark.parametrize(
    "source", ["<A b={", "{{", "{{< ", "{% comment %} ", "`", "`` ` ", "www.a ", "http://a.b/c ", "> ",
               "[a](b \"t\") ", "<svg>", "{/* ", "{<a>", "{(<a>", "<A b={<c>", "{a ? <b>c</b> : ", "{a}{<b>{c}</b>}", "=> <a", "export const a = (<b>c</b>)\n", ":::a\n", "!!! a\n\tb\n", "```{note}\n", ":::{note}\n", "import 'a'\n", "<!--", "<b>", "*a **b "]
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
def test_a_long_line_or_file_is_read_in_time(source: str, name: str) -> None:
    started = time.process_time()
    document = read(source * (100_000 // len(source)), name)
    assert time.process_time() - started < 5
    assert document.segments is not None


@pytest.mark.parametrize("name", ["a.md", "a.mdx", "a.html"])
def test_comments_are_kept_as_written(name: str) -> None:
    text = "<!-- one {{ x }} <A b={c}> -->\n\nText <!-- two\nlines -->"
    comments = read(text, name).comments
    assert [one.text for one in comments] == [" one {{ x }} <A b={c}> ", " two\nlines "]
    assert [text[one.start : one.end] for one in comments] == [
        "<!-- one {{ x }} <A b={c}> -->", "<!-- two\nlines -->",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a {/* claimlint-disable x */} b", "a.mdx"),
        ("a {/* claimlint-disable x */} b", "a.md"),
        ("a {{/* claimlint-disable x */}} b", "a.md"),
        ("a {{< /* claimlint-disable x */ >}} b", "a.md"),
        ("a {% comment %} claimlint-disable x {% endcomment %} b", "a.md"),
        ("a {% comment %} claimlint-disable x {% endcomment %} b", "a.html"),
    ],
)
def test_comments_of_templates(text: str, name: str) -> None:
    document = read(text, name)
    assert [one.text.strip() for one in document.comments] == ["claimlint-disable x"]
    assert [one.text for one in document.segments] == ["a b"]


def test_nested_lists_are_led_in_by_what_is_around() -> None:
    document = read("We never say:\n\n- these:\n  - a\n  - b\n- c\n\nBut:\n\n1. d")
    leads = [[up.text for up in one.lead_ins] for one in document.segments]
    outer, inner = ["We never say:"], ["We never say:", "these:"]
    assert leads == [[], outer, inner, inner, outer, [], ["But:"]]


def test_html_around_declares_the_language() -> None:
    document = read('Text\n\n<div lang="de-AT">\n\nEin *Text*\n\n</div>\n\nMore')
    assert [one.language for one in document.segments] == [None, "de", None]


def test_front_matter_declares_the_language() -> None:
    assert read("---\nlang: de-AT\n---\nText").language == "de"
    assert read("+++\nlocale = 'fr'\n+++\nText").language == "fr"


MDX = """\
import { Card } from './card'
export const meta = {
  title: 'A title', layout: 'no prose at all'
}

# Head

<Card title="x" onClick={() => a > b}>
  Inside the *card*
</Card>

Text with {expression('no prose')} and <Badge kind="new" /> more.

{/* claimlint-disable-next-line overclaims/cure -- why */}
<Multi
  line="tag"
>

Last
"""


def test_mdx() -> None:
    document = read(MDX, "page.mdx")
    assert [one.text for one in document.segments] == [
        "A title", "Head", "x", "Inside the card", "Text with and more.", "Last",
    ]  # fmt: skip
    assert "disable-next-line" in document.comments[0].text
    assert list(wrong_places(document)) == []


def test_places_through_markup() -> None:
    source = "It is a **long-\nlasting** [re&shy;lief](http://x.y) \u200bnow, “so” it’s."
    document = read(source)
    (segment,) = document.segments
    start = segment.text.index("long-")
    end = segment.text.index("relief") + len("relief")
    first, last = segment.source_span(start, end)
    assert segment.text[start:end] == "long- lasting relief"
    assert source[first:last] == "long-\nlasting** [re&shy;lief"
    place = document.source.place(last - 1)
    assert (place.line, place.column) == (2, source.split("\n")[1].index("f](") + 1)


def test_sections_and_lead_ins() -> None:
    document = read("Intro\n\n# One\n\nWe say:\n\n- a\n- b\n\n## Two\n\n- c")
    assert [one.section for one in document.segments] == [0, 1, 1, 1, 1, 2, 2]
    leads = [one.lead_ins[0].text if one.lead_ins else None for one in document.segments]
    assert leads == [None, None, None, "We say:", "We say:", None, None]


@pytest.mark.parametrize(
    "table",
    [
        "|  | Say | Never |\n| - | - | - |\n| one | a | b |\n| | c |",
        "<table><tr><th><th>Say<th>Never<tr><th>one<td>a<td>b<tr><td><td>c</table>",
    ],
)
def test_cells_know_their_labels(table: str) -> None:
    document = read(f"| x | y |\n| - | - |\n| z |\n\n{table}")
    leads = {one.text: [lead.text for lead in one.lead_ins] for one in document.segments}
    assert leads["z"] == ["x"]
    assert leads["a"] == ["Say", "one"]
    assert leads["b"] == ["Never", "one"]
    assert leads["c"] == ["Say"]


def test_quotations_know_their_lead_in() -> None:
    document = read("Do not write:\n\n> a\n>\n> b\n\nc\n\n> d")
    leads = [[lead.text for lead in one.lead_ins] for one in document.segments]
    assert leads == [[], ["Do not write:"], ["Do not write:"], [], []]


def test_what_is_struck_out_is_no_prose() -> None:
    document = read("We ~~cure **it**~~ treat it ~now~. <del>Never</del> Or not.")
    assert [one.text for one in document.segments] == ["We treat it now. Or not."]
    document = read("So <s>it is **bold** <strong>here</strong>.")  # never closed
    assert [one.text for one in document.segments] == ["So it is bold here."]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_do_not_shift_places(end: str) -> None:
    text = end.join(["# Äpfel", "", "Über *alle* Maßen 😀 gut", "", "- so"])
    document = readers.read("page.md", b"\xef\xbb\xbf" + text.encode())
    places = [document.source.place(one.source_span(0, 1)[0]) for one in document.segments]
    assert [tuple(place) for place in places] == [(1, 3), (3, 1), (5, 3)]


FRAGMENTS = st.sampled_from(
    ["# ", "- ", "> ", "1. ", "*", "**", "_", "`", "```\n", "[a](b \"t\")", "![c](d)", "<b>", "</b>",
     "<!-- e -->", "<div>", "</div>\n\n", "&amp;", "&shy;", "\\*", "| f | g |\n| - | - |\n", "\n", "\n\n",
     "  \n", "word", "Ünï", "薬。", "😀", "\u00a0", "\u200b", "---\n", "{{< x >}}", "[^1]", "[^1]: n\n", " ",
     "{", "}", "<Card a={b}>", "import x from 'y'\n", ":::tip\n", "\t", "'", "http://x.y", "<br>",
     "<script>", "&#x41;", "www.a.b ", "[r]", "\n[r]: /u 'v'\n", "<sup>1</sup>", "!!! a \"b\"\n    c\n", "=== \"d\"\n\n    ", "\n```{note} e\n", "\n:::{tip}\n:alt: f\n", "$x$", "é\u0301",
     "{% x %}", "{/* c */}", "{a && <b>c</b>}", "<D e={<i>f</i>} />", "export const g = <p>h</p>\n", "{\"s\"}", "</Card>", "\r\n", "    ", "<p>", "+++\n", "a: b\n", "<details>\n", "†", "~~s~~", "- [x] t\n"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map("".join), st.sampled_from(["a.md", "a.mdx"]))
def test_places_hold_for_any_markdown(text: str, name: str) -> None:
    assert list(wrong_places(read(text, name))) == []

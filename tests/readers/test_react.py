"""React pages: what is copy in them, and where it stands."""

from __future__ import annotations

import pytest

from lint import readers
from lint.document import Document, Kind

PAGE = """\
import { Card } from "@/components/ui/card";

type Props = { items: Array<string>; onOpen: (id: string) => void };
const steps: string[] = ["Talk to a doctor first", 'Bring somebody along with you'];
const faq = [{ question: "Is it safe?", answer: "Not for everybody." }];
const box = "flex items-center justify-between gap-4 text-sm";
// don't read this: a cure for all
export default function Page({ items, onOpen }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  if (a < b && c > d) return null;
  return (
    <>
      <Head><title>Our drip</title></Head>
      <h1 className={box}>Care for <em>low</em> mood</h1>
      {/* claimlint-disable */}
      <p>It&apos;s no{" "}
        <strong>short</strong>cut.</p>
      <CardTitle className="text-xl">Two visits</CardTitle>
      <Card title="Dizziness" description={`It wears off`} onClick={() => onOpen("x")}>
        {items.map((item) => (
          <li key={item}>{item} may <b>ease</b> pain</li>
        ))}
        {open ? <p>Ask us.</p> : <span>Or your doctor.</span>}
      </Card>
      <img alt="The waiting room" src={`/x/${open}.png`} />
      <motion.h2 animate={{ x: 1 }}>What it costs</motion.h2>
    </>
  );
}
"""


def read(text: str, name: str = "page.tsx") -> Document:
    return readers.read(name, text.encode())


def texts(text: str) -> list[str]:
    return [segment.text for segment in read(text).segments]


def test_elements_and_named_strings_are_copy_and_code_is_not() -> None:
    assert [(segment.kind, segment.text) for segment in read(PAGE).segments] == [
        (Kind.LIST_ITEM, "Talk to a doctor first"),
        (Kind.LIST_ITEM, "Bring somebody along with you"),
        (Kind.CAPTION, "Is it safe?"),
        (Kind.CAPTION, "Not for everybody."),
        (Kind.METADATA, "Our drip"),
        (Kind.HEADING, "Care for low mood"),
        (Kind.PARAGRAPH, "It's no shortcut."),
        (Kind.HEADING, "Two visits"),
        (Kind.CAPTION, "Dizziness"),
        (Kind.CAPTION, "It wears off"),
        (Kind.LIST_ITEM, "may ease pain"),
        (Kind.PARAGRAPH, "Ask us."),
        (Kind.PARAGRAPH, "Or your doctor."),
        (Kind.CAPTION, "The waiting room"),
        (Kind.HEADING, "What it costs"),
    ]


def test_every_segment_stands_where_its_words_do() -> None:
    for segment in read(PAGE).segments:
        start, end = segment.source_span(0, len(segment.text))
        first, last = segment.text.split()[0], segment.text.split()[-1]
        found = PAGE[start:end].replace("&apos;", "'")
        assert (found.startswith(first), found.endswith(last[-3:])) == (True, True)


def test_comments_are_kept() -> None:
    assert [comment.text.strip() for comment in read(PAGE).comments] == ["claimlint-disable"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("const a = <p>One</p>", ["One"]),
        ("export const Page = () => <p>One {two} three</p>;", ["One three"]),
        ("x = cond && <p>One</p>; y = (<><b>Two</b></>);", ["One", "Two"]),
        ("return <Button onClick={() => { go(); }}>Book a visit</Button>;", ["Book a visit"]),
        ("return <Link href='/a'>Read <b>on</b></Link>;", ["Read on"]),
        ("return <Box icon={<Star label='Five stars' />}>Text</Box>;", ["Five stars", "Text"]),
        ("return <p>{'It may help'}</p>;", ["It may help"]),
        ("return <p>{a ? 'It may help' : `Ask us`}</p>;", []),
        ("return <code>cure()</code>;", []),
        ("return <Title>Care <b>for</b> you</Title>;", ["Care for you"]),
        ("return <style>{`p { content: 'a cure for it all' }`}</style>;", []),
        ("const a: Map<string, number> = new Map<string, number>();", []),
        ("// return <p>One</p>\nreturn <p>Two</p>;", ["Two"]),
        ("throw new Error('It is not a page at all');", []),
        ("<p>Never closed", []),
        ("", []),
    ],
)
def test_shapes_of_code(page: str, expected: list[str]) -> None:
    assert texts(page) == expected

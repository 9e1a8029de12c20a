"""Which notes without a site are read as MDX."""

from pathlib import PurePosixPath

import pytest

from notelint.markdown.dialect import MARKDOWN, MDX, detect


@pytest.mark.parametrize(
    "text",
    [
        "글\n\n<img src={picture} />\n",
        "글 <b style={{color: 'red'}}>굵게</b>\n",
        "<Cat\n  mouse={mouse}\n/>\n",
        "<Box p={1}>글</Box>\n",
        "import a from './a.png'\n\n글\n",
        "<img src={picture}>\n",
    ],
)
def test_values_in_braces_and_imports_make_mdx(text: str) -> None:
    assert detect(PurePosixPath("a.md"), text) == MDX


@pytest.mark.parametrize(
    "text",
    [
        "태그는 `<div ref={myRef} />` 로 쓴다\n",
        "```jsx\n<Box p={1} />\n```\n",
        "1. 글\n\n    > ```html\n    > <select multiple={true}>\n    > ```\n",
        "- <TableContext.Provider value={data}> 로 감싼다\n",
        '<b style="color: red">굵게</b>\n',
        "글 {값} 과 a={1}\n",
    ],
)
def test_what_is_only_talked_about_makes_no_mdx(text: str) -> None:
    assert detect(PurePosixPath("a.md"), text) == MARKDOWN

"""What the title of a paper looks like, and when two titles cannot be of one paper."""

import re
from difflib import SequenceMatcher

from notelint import lazy_re_compile

_WORD = lazy_re_compile(r"[A-Za-z][A-Za-z0-9'’+./-]*|\d+[A-Za-z]*")
_CJK = lazy_re_compile(r"[぀-ヿㄱ-ㆎ㐀-鿿가-힣]")
_NO_TITLE = lazy_re_compile(r"[;=<>{}|$\\]|https?:|[.!。]$")
_NO_ENTRY = lazy_re_compile(
    r"(?:add|ask|book|buy|call|check|cites|email|finish|fix|implement|make|meet|prepare|read|review"
    r"|run|send|submit|try|update|write)\s|(?:\S+\s){1,4}et al\b",
    re.IGNORECASE,
)
_SENTENCE = lazy_re_compile(r"\s(?:is|are|was|were|has|have)\b")
_PARTS = lazy_re_compile(r"[.,;:()\[\]“”\"《》「」『』\n–—|]|\s-\s")
_SMALL_WORDS = (
    "a an and are as at be by can do does for from how in into is it its must not of on or our over"
    " that the their these this those than through to toward towards under using via vs we what"
    " when where which who why with without you your"
)
_COMMON_WORDS = (
    "approach based deep efficient framework improving language large learning method model"
    " network neural new novel study survey system technical report towards training"
)

_SECTION_WORDS = """
    abstract acknowledgement acknowledgements acknowledgment acknowledgments algorithm algorithms
    analysis appendix application applications approach approaches architecture architectures author
    authors background baseline baselines benchmark benchmarks bibliography blog books changelog
    citation citations code codes comment comments comparison comparisons conclusion conclusions
    cons contents contribution contributions courses critique data dataset datasets definition
    definitions demo details discussion discussions evaluation evaluations example examples
    experiment experiments exercise exercises faq features figure figures findings framework
    frameworks goal goals highlights idea ideas implementation implementations improvements inference
    info insights installation intro introduction keywords license limitation limitations link links
    list loss losses math memo meta method methodology methods metric metrics misc miscellaneous
    model models motivation motivations network networks notation note notes novelty objective
    objectives optimization other others outline overview paper papers performance post posts
    pre-training preliminaries preliminary problem problems projects pros purpose q&a question
    questions ref reference references related remarks repos requirements resource resources result
    results review reviews section sections settings setup slides solution strengths study studies
    summary summaries supplementary survey surveys table takeaway takeaways tasks terminology theory
    thoughts tl;dr tldr todo todos tools topics training tutorial tutorials usage videos weaknesses
    work works wrap-up
"""
_SECTION_OPENING = lazy_re_compile(
    r"(?:ablations?|acknowledge?ments?|analys[ie]s|appendix|background|comparisons?|conclusions?"
    r"|contributions?|discussions?|evaluations?|experiments?|experimental|implementation"
    r"|introduction|limitations|motivations?|overview|preliminar\w+|qualitative|quantitative"
    r"|related|results?|summary)\s+(?:and|between|details|for|from|in|of|on|results?|to|with|works?)\b",
    re.IGNORECASE,
)
_CJK_SECTIONS = lazy_re_compile(
    "가설|개념|개요|결과|결론|고찰|관련|기여|느낀|동기|마무리|메모|목차|목표|문제|방법|배경|분석|비고"
    "|서론|실험|아이디어|요약|의견|이론|장점|단점|정리|참고|초록|총평|코드|평가|한계|설명"
    "|动机|实验|實驗|引言|总结|總結|摘要|方法|结论|結論|结果|結果|背景|相关|相關|参考|參考|贡献|貢獻"
    "|概述|介绍|介紹|思考|问题|問題|讨论|討論|目录|目錄|数据|數據|模型|训练|評價|代码|笔记|其他"
    "|はじめに|まとめ|背景|手法|実験|結論|結果|概要|参考"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_COMMON = _SMALL | frozenset(_COMMON_WORDS.split())
_SECTIONS = frozenset(_SECTION_WORDS.split())


def is_title(text: str) -> bool:
    """Whether a text reads like the English title of a paper.

    At least four words, three of them of weight, most of those capitalised.
    """
    if _CJK.search(text) or _NO_TITLE.search(text):
        return False
    words: list[str] = _WORD.findall(text)
    weighty = [word for word in words if word[0].isalpha() and word.lower() not in _SMALL]
    if not 4 <= len(words) <= 30 or len(weighty) < 3 or sum(map(len, words)) < 12:
        return False
    return sum(word[0].isupper() for word in weighty) >= 0.6 * len(weighty)


def is_long_title(text: str) -> bool:
    """A title that can hardly be anything else: five words, or ``Name: Three Words More``."""
    if not is_title(text):
        return False
    _, colon, rest = text.partition(": ")
    return len(_WORD.findall(text)) >= 5 or (bool(colon) and len(_WORD.findall(rest)) >= 3)


def is_plain_title(text: str) -> bool:
    """A long title that no sentence, enumeration or reference looks like."""
    if not is_long_title(text) or _NO_ENTRY.match(text):
        return False
    *parts, last = text.split(",")
    if len(parts) > 2 or (parts and len(last.split()) < 3):
        return False
    weighty = [w for w in _WORD.findall(text) if w[0].isalpha() and w.lower() not in _SMALL]
    name, colon, _ = text.partition(": ")
    if colon and not any(c.isupper() for c in name.split(" ")[0]):
        return False
    capitals = sum(any(c.isupper() for c in word) for word in weighty)
    if _SENTENCE.search(text):
        return capitals == len(weighty)
    return capitals >= 0.8 * len(weighty)


def holds_title(text: str) -> bool:
    """Whether a line has a title in it, between its marks and quotes."""
    return any(is_title(part.strip()) for part in _PARTS.split(text))


def stands_for_itself(title: str) -> bool:
    """Whether a title could be nothing else wherever it stands: it begins with a name."""
    name = title.partition(":")[0] if ": " in title else title.partition(" ")[0]
    return is_plain_title(title) and (":" in title or is_name(name))


def is_name(text: str, *, alone: bool = False) -> bool:
    """Whether a text reads like the name of a model, method or dataset (MoGA, Panda-70M, SAM 2).

    One to three words, and a capital or a digit where an ordinary word has none; where nothing
    else could stand ``alone`` in its place, a capital behind a hyphen is enough (Ring-Attention).
    """
    words = text.split()
    if not 1 <= len(words) <= 3 or _CJK.search(text) or _NO_TITLE.search(text):
        return False
    if not all(map(_WORD.fullmatch, words)) or not words[0][0].isalpha():
        return False
    return any(map(_is_coined, words)) or (alone and re.search("[a-z]-[A-Z]", words[0]) is not None)


def are_akin(name: str, heading: str) -> bool:
    """Whether a name is one of the family that a heading names (VB-LORA and DoRA of LoRA)."""
    family = _letters(heading)
    if not name or not is_name(heading.strip()) or not 3 <= len(family) <= 12:
        return False
    letters = _letters(name)
    return any(family[at : at + 3] in letters for at in range(len(family) - 2))


def is_section_name(text: str) -> bool:
    """Whether a text is what a part of any paper or note is called (Introduction, 결론)."""
    if _CJK_SECTIONS.search(text) or _SECTION_OPENING.match(text):
        return True
    words = [word.lower() for word in re.findall(r"[A-Za-z][\w&;-]*", text)]
    if len(words) > 3:
        return False
    return not words or words[0] in _SECTIONS or words[-1] in _SECTIONS


def is_part_of(title: str, other: str) -> bool:
    """Whether one title says nothing that the other does not say."""
    words = _telling_words(title)
    return bool(words) and words <= _telling_words(other)


def are_different(title: str, other: str) -> bool:
    """Whether two texts that link to one paper cannot both be its title.

    Only like is compared with like, names with names and titles with titles: a paper may
    well be linked as `InstructGPT` here and under its full title there. A name may also
    stand before the colon of a title.
    """
    name, other_name = _name(title), _name(other)
    if is_name(title) or is_name(other):
        return bool(name and other_name) and _names_differ(name, other_name)
    if not (is_title(title) and is_title(other)):
        return False
    return _titles_differ(title, other)


def _is_coined(word: str) -> bool:
    parts = re.split("[-/]", word)
    return any(c.isdigit() for c in word[1:]) or any(c.isupper() for p in parts for c in p[1:])


def _name(title: str) -> str:
    """The name that a title begins with, or is; empty where there is none."""
    name = title.partition(":")[0].strip()
    return name if is_name(name) else ""


def _names_differ(name: str, other: str) -> bool:
    first, second = _letters(name), _letters(other)
    if first in second or second in first:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() < 0.45


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _titles_differ(title: str, other: str) -> bool:
    """Whether less than a quarter of the words that tell the shorter title apart are in both."""
    words, other_words = _telling_words(title), _telling_words(other)
    fewer = min(len(words), len(other_words))
    return fewer >= 2 and len(words & other_words) * 4 < fewer


def _telling_words(title: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", title.lower())
    return {word.removesuffix("s") for word in words} - _COMMON

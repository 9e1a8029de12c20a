"""What is written twice by mistake, and what on purpose."""

import pytest

from notelint_rules.spelling.chinese_misspelling import ChineseMisspelling
from notelint_rules.spelling.repeated_words import RepeatedWords
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    "text",
    [
        *("目的的、标的的、中的的", "的的确确是这样", "打的的士"),
        *("为了了解它，除了了解", "受不了了，不得了了，没完没了了", "除了了断"),
        *("还是是，就是是，但是是", "是是非非，问题是是否", "「是是是」"),
        *("奖励总是正的的情况", "成就就业", "迁就就好", "不使用，可以可以。", "叫做为什么"),
        *("视为为模型提供信息的方法", "神舟登陆火星", "成功登陆月球", "以此做為參數"),
        *("`的的` $了了$", "慢慢地慢慢", "一步步地步步"),
    ],
)
def test_chinese_that_means_to_say_it_twice(found: Found, text: str) -> None:
    assert found(ChineseMisspelling(), text + "\n") == []


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        *(("適配器提供的的方法", "的的"), ("已經完成了了。", "了了"), ("這是是例子", "是是")),
        ("不断更新地更新参数", "更新地更新"),
        *(("体积就就会增大", "就就"), ("在这这篇论文中", "这这"), ("最终可以可以训练", "可以可以")),
        *(
            ("被做为输入", "做为"),
            ("远程登陆协议", "登陆"),
            ("登陆界面", "登陆"),
            ("布署服务", "布署"),
        ),
    ],
)
def test_chinese_written_twice_or_with_another_character(
    found: Found, text: str, doubled: str
) -> None:
    assert [word for word, _ in found(ChineseMisspelling(), text + "\n")] == [doubled]


@pytest.mark.parametrize(
    "text",
    [
        *("that that, had had, very very", "The The are a band", "a, a; the. The"),
        *("again and again and again", "step by step by step", "on and on and on and on"),
        *("1 2 1 2 and - a - a", "ㅋㅋ ㅋㅋ ㅋㅋ ㅋㅋ", "빨리 빨리 빨리 빨리", "哈哈哈哈哈哈哈哈"),
        *(
            "하나 둘, 하나 둘",
            "하나 둘\n하나 둘",
            "| 하나 둘 | 하나 둘 |\n|---|---|",
            "문제를 문제로",
        ),
        *("the `the` the", "- the\n- the", "研究研究再研究", "모델이 모델을 평가한다"),
        "run it: it it",
        *("필드 데이터, 메서드 데이터, 메서드 코드", "Within AZ, Cross AZ, Cross Region"),
        *(
            "a list of list of tuples",
            "nó cực kỳ cực kỳ nhanh",
            "learning by descent by descent",
            "一个队列一个队列地处理",
        ),
    ],
)
def test_words_repeated_on_purpose(found: Found, text: str) -> None:
    assert found(RepeatedWords(), text + "\n") == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        *(("of the the model", "the"), ("The the model", "The"), ("of\nof it", "of")),
        *(("> and\n> and so", "and"), ("the large model the large model.", "the large model")),
        *(("참조 없는 참조 없는 것", "참조 없는"), ("插件將於今年將於今年失效", "將於今年")),
    ],
)
def test_words_repeated_by_mistake(found: Found, text: str, phrase: str) -> None:
    messages = [message for _, message in found(RepeatedWords(), text + "\n")]
    assert messages == [f"`{phrase}` is repeated"]


def test_a_word_again_after_a_wrong_particle(found: Found) -> None:
    assert found(RepeatedWords(), "모델을 통해을 통해서, 방법를 방법으로\n") == [
        ("통해을 통해서", "`통해` is repeated"),
        ("방법를 방법으로", "`방법` is repeated"),
    ]


def test_long_texts_take_linear_time(found: Found) -> None:
    assert found(RepeatedWords(), "하나 둘 셋 " * 20_000 + "\n") == []
    found(RepeatedWords(), "机器学习" * 20_000 + "\n")
    found(ChineseMisspelling(), "的的了了是是对待地对待" * 10_000 + "\n")

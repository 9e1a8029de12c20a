"""When `korean-misspelling` speaks, and when it holds its tongue."""

from importlib.resources import files

import pytest

from notelint_rules.spelling.confusions import korean_confusions
from notelint_rules.spelling.hangul import Syllable, letters, one_slip_away, unused_syllables
from notelint_rules.spelling.keyboard import read, typed
from notelint_rules.spelling.korean_misspelling import KoreanMisspelling
from notelint_rules.spelling.lexicon import read_list
from notelint_rules.spelling.loanwords import meant_loanword
from notelint_rules.spelling.particles import doubled_particles, parted_particles, wrong_particles
from tests.rules.conftest import Found


def marked(found: Found, text: str, **options: object) -> list[str]:
    return [word for word, _ in found(KoreanMisspelling(), text, **options)]


def test_syllables_are_taken_apart_and_put_together() -> None:
    assert letters("셑") == Syllable("ㅅ", "ㅔ", "ㅌ")
    assert letters("떄") == Syllable("ㄸ", "ㅒ", " ")
    assert str(Syllable("ㅎ", "ㅣ", "ㅎ")) == "힣"


def test_what_is_typed_is_read_again() -> None:
    assert typed("없다") == "ㅇㅓㅂㅅㄷㅏ"
    assert typed("의왜ㄳ") == "ㅇㅡㅣㅇㅗㅐㄱㅅ"
    assert read("ㅇㅓㅂㅅㄷㅏㄱㅗㅏㅇㅡㅣ") == "없다과의"
    assert read("ㄷㅏㄹㄱㅏㅁㅁ") == "달감ㅁ"


def test_what_was_meant_is_one_slip_away() -> None:
    assert next(one_slip_away("셑")) == "셋"
    assert next(one_slip_away("떄")) == "때"
    assert next(one_slip_away("돞")) == "돕"
    assert list(one_slip_away("됬"))[:2] == ["됫", "됐"]
    assert next(one_slip_away("썻")) == "썼"


def test_the_syllables_of_korean_are_used() -> None:
    assert not unused_syllables() & set("뵀쐤괬뀐쨌힣똠펲뷁")
    assert unused_syllables() >= set("떄꺠셑됬돞")


@pytest.mark.parametrize(
    "text",
    [
        *("앜ㅋㅋ 헠 힣힣 뷁 햏햏 읔", "굿ㅋ 네ㅎ ㅠㅠ 아아ㅜ", "가-힣 [가-힣]"),
        *("똠얌꿍과 펲시, 됭케르크", "자음ㄱ과 모음ㅏ, ㄹ을 받침으로, ㄴ다"),
        *("시퍼렜다. 으쌰!", "굳ㅋ굳ㅋ굳", "정말 슬픔ㅠ보는 내내", "쀼쀼 소리", "‘쩰리’는 쩰리를"),
        "`떄문` $떄문$ https://example.org/떄문 <b id='떄문'>",
        "```\n떄문\n```",
    ],
)
def test_what_is_meant_so_is_left_alone(found: Found, text: str) -> None:
    assert marked(found, text + "\n") == []


@pytest.mark.parametrize(
    "text",
    [
        *("가을 마을을 노을은 고을에", "이름을 지을 것, 이을 것, 나을 것, 리을과 쌍리을"),
        *("차이가 크고 평가가 좋은 효과와 결과", "있는 것은 없는 것이다", "경로로 가서 서울로"),
        *("김예은은 박가은과", "길로 물로 말로", "앞으로 밖으로 집으로", "너와 나와 모두와"),
        *("을/를, 은/는, (으)로", "을를 은는", "모델(을)를"),
        *(
            "LLM이 GPT를 HTML은",
            "RAM을 GAN은 CLIP이",
            "JPG을 PNG을",
            "GPT은행 LLM가격",
            "P.S. XX을",
        ),
        *("다를 것을 부를 때 모를 일을 흐를", "돌아와 나와 기와", "새은 가을을 마을은"),
    ],
)
def test_particles_that_may_be_right_are_left_alone(text: str) -> None:
    assert list(wrong_particles(text)) == []
    assert list(doubled_particles(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("데이터을", "를"), ("모델를", "을"), ("파라미터은", "는"), ("학습와", "과")),
        *(
            ("차례으로", "로"),
            ("모델으로부터", "로부터"),
            ("방식를,", "을"),
            ("데이터으로는", "로는"),
        ),
    ],
)
def test_particles_against_the_last_letter_are_wrong(text: str, expected: str) -> None:
    assert [slip.expected for slip in wrong_particles(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("모델을을", "을"), ("데이터를를", "를"), ("모델을를", "을"), ("데이터는를", "를")),
        *(("서버에서에서", "에서"), ("여기까지까지", "까지")),
    ],
)
def test_particles_written_twice(text: str, expected: str) -> None:
    assert [slip.expected for slip in doubled_particles(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        *(("안되서", "안 돼서"), ("완료됬다", "됐"), ("몇일", "며칠"), ("왠 떡", "웬")),
        *(
            ("할께요.", "할게요"),
            ("역활을", "역할"),
            ("프레임 워크인", "프레임워크"),
            ("벤치마크메뉴얼", "매뉴얼"),
        ),
        *(("쫒아간다", "쫓"), ("저장되있는", "돼 있"), ("바꼈다", "바뀌었"), ("않 되는", "안 되")),
        *(("설정이라던가 하는", "라든가"), ("제데로", "제대로"), ("특징을 띄고", "특징을 띠")),
    ],
)
def test_confusions_are_found(text: str, right: str) -> None:
    assert [confusion.right for confusion in korean_confusions(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "왠지",
        "그로테스크",
        "소포클레스",
        "세금새로",
        "되도록",
        "어르신들께",
        "빼앗습니다",
        "'-지 않-'",
        "돼지고기",
    ],
)
def test_words_that_hold_a_confusion_are_right(text: str) -> None:
    assert list(korean_confusions(text)) == []


@pytest.mark.parametrize(
    ("text", "particle"),
    [
        *(
            ("할 때 까지 기다린다", "까지"),
            ("오류로 부터 회복", "부터"),
            ("기호적으로 만 다룬다", "만"),
        ),
        *(("모델 을 쓴다", "을"), ("서버 에서 읽는다", "에서"), ("어제 까지는 됐다", "까지는")),
        *(("아래 처럼 쓴다", "처럼"), ("클래스 마다 다르다", "마다"), ("노드 끼리는", "끼리는")),
    ],
)
def test_particles_behind_a_space(text: str, particle: str) -> None:
    assert [slip.expected for slip in parted_particles(text)] == [particle]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "조사는 은 는 이 가 을 를 에서 이다",
            "LLM 을 쓴다",
            "기준으로 만 명이 왔다",
            "오늘까지 부탁",
        ),
        *("에서부터 왔다", "어떤 까지다", "그 부터리", "손으로 만든다", "으로 만 19세"),
    ],
)
def test_these_are_no_particles_behind_a_space(text: str) -> None:
    assert list(parted_particles(text)) == []


@pytest.mark.parametrize(
    ("word", "meant", "tail"),
    [
        *(("얼텐션", "어텐션", ""), ("프렝임을", "프레임", "을"), ("탬플릿에서", "템플릿", "에서")),
        *(
            ("매커니즘", "메커니즘", ""),
            ("헨들러기반", "핸들러", "기반"),
            ("디퓨젼", "디퓨전", ""),
        ),
    ],
)
def test_loanwords_have_one_letter_wrong(word: str, meant: str, tail: str) -> None:
    assert meant_loanword(word) == (meant, tail)


@pytest.mark.parametrize(
    "word",
    [
        *("어텐션을", "텍스트", "테스트", "사이트에", "라우트는", "디버그", "스테이징", "데이턴"),
        *("이미질", "레이저", "클라우드", "크라우드", "컨테스트", "이미지만들기", "어텐", "모듈"),
        *("아이도", "언로드", "패스트", "타이트하게", "포매팅", "멀티쓰레드"),
    ],
)
def test_these_are_no_slips_of_loanwords(word: str) -> None:
    assert meant_loanword(word) is None


def test_a_loanword_that_many_notes_spell_so_is_right(found: Found) -> None:
    files = {f"{name}.md": "얼텐션\n" for name in "bc"}
    assert marked(found, "얼텐션\n", files={}) == ["얼텐션"]
    assert marked(found, "얼텐션\n", files=files) == []


def test_the_vault_says_what_is_meant(found: Found) -> None:
    assert found(KoreanMisspelling(), "셑이\n물꺠기\n", files={"b.md": "물걔기 물걔기\n"}) == [
        ("셑이", "`셑이` is misspelt, expected `셋이` or `세이`"),
        ("물꺠기", "`물꺠기` is misspelt, expected `물걔기`"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("뱡항을", "방향을"), ("사앹를", "상태를"), ("표햔한다", "표현한다"), ("이싿", "있다")),
        *(("확인ㅇ해", "확인해"), ("데이ㅌ가", "데이터가"), ("소픝웨어", "소프트웨어")),
    ],
)
def test_the_vault_knows_what_was_meant_by_slips_of_the_fingers(
    found: Found, written: str, meant: str
) -> None:
    files = {"b.md": "방향을 상태를 표현한다면 있다. 확인해 데이터가 소프트웨어\n"}
    [(_, message)] = found(KoreanMisspelling(), f"{written} 둔다\n", files=files)
    assert message.endswith(f"expected `{meant}`")


def test_allowed_words_are_right(found: Found) -> None:
    assert found(KoreanMisspelling(allow=("컨텐츠", "데이터셑")), "컨텐츠와 데이터셑\n") == []


def test_one_word_is_reported_once(found: Found) -> None:
    assert marked(found, "완료됬는지 데이터를를\n") == ["완료됬는지", "데이터를를"]


def test_the_list_holds_what_differs_and_has_no_entry_twice() -> None:
    text = (files("notelint_rules.spelling") / "korean_misspellings.txt").read_text("utf-8")
    pairs = [
        line.split(" -> ") for line in text.splitlines() if " -> " in line[1:] and line[0] != "#"
    ]
    assert len(pairs) >= 300
    assert len({wrong for wrong, _ in pairs}) == len(pairs)
    assert all(wrong.strip("~.") not in right for wrong, right in pairs)
    assert len(read_list(text).corrections) == len(pairs)


def test_long_texts_without_a_space_take_linear_time(found: Found) -> None:
    for piece in ("됬", "떄나", "안되서", "모델를", "을을", "ㅏ가"):
        found(KoreanMisspelling(), piece * 20_000 + "\n")

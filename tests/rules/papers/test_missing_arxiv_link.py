"""Notes about papers, as people write them: what names a paper, and what does not."""

import pytest

from notelint_rules.papers.missing_arxiv_link import MissingArxivLink
from tests.rules.conftest import Found


def marked(found: Found, text: str, **more: object) -> list[str]:
    return [mark for mark, _ in found(MissingArxivLink(), text, **more)]


def test_numbers_tags_and_emoji_before_a_title_are_no_part_of_it(found: Found) -> None:
    text = (
        "# 이번 주 논문 정리\n\n"
        "## 1. UniFusion: Vision-Language Model as Encoder\n\n내용\n\n"
        "## [CVPR 2025] Grasp Any Region in a Single Image\n\n내용\n\n"
        "## 🔥 Extracting Alignment Data in Open Models\n\n내용\n"
    )
    assert [message.split("`")[1] for _, message in found(MissingArxivLink(), text)] == [
        "UniFusion: Vision-Language Model as Encoder",
        "Grasp Any Region in a Single Image",
        "Extracting Alignment Data in Open Models",
    ]


def test_a_title_in_bold_is_a_title(found: Found) -> None:
    text = (
        "# 论文笔记\n\n## **[LoRA](https://arxiv.org/abs/2106.09685)**\n\n低秩\n\n"
        "## **QLoRA: Efficient Finetuning of Quantized LLMs**\n\n量化\n"
    )
    assert marked(found, text) == ["**QLoRA: Efficient Finetuning of Quantized LLMs**"]


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/abs/2106.09685",
        "arXiv:2106.09685",
        "[논문](https://openreview.net/forum?id=nZeVKeeFYf9)",
        "[PDF](papers/lora.pdf)",
        "https://aclanthology.org/2022.acl-long.1/",
        "[hf](https://huggingface.co/papers/2106.09685)",
        "doi:10.1145/3292500",
        '<a href="https://dl.acm.org/doi/10.1145/3292500">ACM</a>',
        "[링크][lora]\n\n[lora]: https://proceedings.mlr.press/v139/a.html",
        "인용[^1]\n\n[^1]: https://www.nature.com/articles/s41586-021-03819-2",
        "```bibtex\n@misc{lora, url={https://arxiv.org/abs/2106.09685}}\n```",
    ],
)
def test_any_page_of_the_paper_will_do_anywhere_in_the_section(found: Found, link: str) -> None:
    note = f"# Daily Papers\n\n## LoRA: Low-Rank Adaptation of Language Models\n\n{link}\n"
    assert marked(found, note) == []


@pytest.mark.parametrize(
    "no_link",
    [
        "![](https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2410.16429.png)",
        "코드: https://github.com/microsoft/LoRA",
        "[다른 글](/blog/2025-10-07.md) 참고",
        "2021년 6월, GLUE 87.5 점",
    ],
)
def test_code_thumbnails_and_other_notes_are_no_paper(found: Found, no_link: str) -> None:
    note = f"# Daily Papers\n\n## LoRA: Low-Rank Adaptation of Language Models\n\n{no_link}\n"
    assert marked(found, note) == ["LoRA: Low-Rank Adaptation of Language Models"]


def test_the_parts_of_a_single_paper_are_left_alone(found: Found) -> None:
    text = (
        "# [논문 정리] Attention Is All You Need\n\n"
        "## Scaled Dot-Product Attention and Masking\n\n"
        "## Position-wise Feed-Forward Networks in Each Layer\n\n"
        "## Why Self-Attention Beats Recurrent Layers\n\n결론\n"
    )
    assert marked(found, text) == []


def test_the_parts_of_a_linked_paper_are_left_alone(found: Found) -> None:
    text = (
        "# 10-17 papers summary\n\n"
        "## [UniFusion](https://arxiv.org/abs/2510.12789) `Adobe`\n\n"
        "### Layer Attention Pooling for Vision-Language Models\n\n### 결과\n"
    )
    assert marked(found, text) == []


@pytest.mark.parametrize(
    "heading",
    ["결론", "Overview", "Experiments", "2.1 Unified Encoders for Image Generation", "总结"],
)
def test_what_parts_of_a_page_are_called_names_no_paper(found: Found, heading: str) -> None:
    text = (
        "# papers summary\n\n## [MoGA](https://arxiv.org/abs/2510.18692)\n\n"
        f"## [ProCLIP](https://arxiv.org/abs/2510.18795)\n\n## {heading}\n\n내용\n"
    )
    assert marked(found, text) == []


def test_names_count_only_beside_papers_on_a_page_of_papers(found: Found) -> None:
    names = "## [MoGA](https://arxiv.org/abs/2510.18692)\n\n내용\n\n## OpenGPT-4o-Image\n\n내용\n"
    assert marked(found, f"# 10-05 papers summary\n\n{names}") == ["OpenGPT-4o-Image"]
    assert marked(found, f"# 모델 비교\n\n{names}") == []


def test_a_title_in_plain_letters_counts_where_all_its_siblings_link(found: Found) -> None:
    linked = "".join(
        f"## [A paper about topic {n}](https://arxiv.org/abs/2510.1234{n})\n\n내용\n\n"
        for n in range(4)
    )
    text = f"# 2025년 10월\n\n{linked}## Looped world models for planning\n\n내용\n"
    assert marked(found, text) == ["Looped world models for planning"]


def test_headings_that_end_in_code_are_no_papers_in_documentation(found: Found) -> None:
    text = (
        "# Options\n\n## Set Up the Object Template Builder `string`\n\n"
        "## Step 1: Package Your Own Application `boolean`\n\n## Return The Value `number`\n"
    )
    assert marked(found, text) == []


def test_the_properties_of_a_paper_are_no_papers(found: Found) -> None:
    text = (
        "# LoRA\n\n"
        "- **Authors:** Edward Hu, Yelong Shen, Phillip Wallis, Zeyuan Allen-Zhu\n"
        "- **Affiliations:** Microsoft Research, Carnegie Mellon University\n"
        "- **arXiv:** https://arxiv.org/abs/2106.09685\n"
        "- Keywords: Low Rank, Parameter Efficient Tuning, Large Language Models\n"
    )
    assert marked(found, text) == []


def test_a_bibliography_is_left_alone(found: Found) -> None:
    text = (
        "# DETR\n\n## 참고 문헌\n\n"
        "1. Attention Is All You Need for Machine Translation\n"
        "2. Deep Residual Learning for Image Recognition https://arxiv.org/abs/1512.03385\n\n"
        "## Related\n\n"
        "- Redmon, J., Divvala, S., Girshick, R.: You Only Look Once: Unified Object Detection\n"
        "- [YOLOv3](https://arxiv.org/abs/1804.02767)\n"
    )
    assert marked(found, text) == []


def test_a_reading_list_names_what_it_does_not_link(found: Found) -> None:
    text = (
        "- [ ] [ConsisSR](https://arxiv.org/abs/2410.13807), ICLR 2025\n"
        "- [ ] Cinemo: Consistent and Controllable Image Animation, CVPR 2025\n"
        "- [x] **Boosting Camera Motion Control for Video Transformers.** *Cheong et al.* 2024\n"
        "- 나머지는 다음 주에\n"
        "- MotionClone\n"
    )
    assert marked(found, text) == [
        "Cinemo: Consistent and Controllable Image Animation, CVPR 2025",
        "**Boosting Camera Motion Control for Video Transformers.** *Cheong et al.* 2024",
        "MotionClone",
    ]


def test_a_name_in_a_list_counts_where_most_others_link(found: Found) -> None:
    links = "".join(
        f"- {name}: https://arxiv.org/abs/2410.1000{n}\n"
        for n, name in enumerate(("Q-ranking", "PRM-800k", "MATH-Shepherd"))
    )
    assert marked(found, f"{links}- V-StaR\n  - DPO 로 검증기를 학습\n- 기타\n") == ["V-StaR"]


def test_items_with_any_link_are_left_alone(found: Found) -> None:
    text = (
        "- [ConsisSR](https://arxiv.org/abs/2410.13807)\n"
        "- MotionCtrl: A Unified Motion Controller for Video [[code]](https://github.com/x/y)\n"
        "- VMC: Video Motion Customization using Attention [[VMC note]]\n"
        "- Cinemo: Consistent Image Animation with Motion Models\n  - https://arxiv.org/abs/2407.15642\n"
    )
    assert marked(found, text) == []


def test_a_table_of_papers_is_left_alone(found: Found) -> None:
    text = (
        "# 论文列表\n\n| 标题 | 链接 |\n|---|---|\n"
        "| Attention Is All You Need | [arXiv](https://arxiv.org/abs/1706.03762) |\n"
        "| Deep Residual Learning for Image Recognition | |\n"
    )
    assert marked(found, text) == []


def test_a_part_that_repeats_the_linked_title_is_the_same_paper(found: Found) -> None:
    text = (
        "# [3D Context Enhanced Region-based Network for Lesion Detection]"
        "(https://arxiv.org/abs/1806.09648)\n\n내용\n\n# 3D Context Enhanced Region-based Network\n"
    )
    assert marked(found, text) == []


def test_a_list_goes_through_the_family_that_its_heading_names(found: Found) -> None:
    text = (
        "## LoRA\n\n- 架构\n"
        "  - LoRA-XS: initializes the A and B matrices using the SVD\n"
        "  - DoRA：把权重分解\n  - Adam: 优化器\n"
        "- 训练改进\n  - https://arxiv.org/abs/2406.08447 初始化 A\n  - **LoRA-Pro**: 对齐全量微调\n"
        "- 效果\n  - [rsLoRA](https://arxiv.org/abs/2312.03732) 缩放\n"
    )
    names = [message.split("`")[1] for _, message in found(MissingArxivLink(), text)]
    assert names == ["LoRA-XS", "DoRA", "LoRA-Pro"]
    assert marked(found, text.replace("## LoRA", "## 微调")) == []


def test_what_a_list_cites_without_a_link(found: Found) -> None:
    text = (
        "- [H2O](https://arxiv.org/abs/2306.14048) 逐出\n"
        "- Scissorhands (Liu et al., 2023b) keeps pivotal tokens\n"
        "- LLaMA3.1 tech report 数据清理策略\n"
        "- Many methods are alike (Zhang et al., 2024)\n"
    )
    names = [message.split("`")[1] for _, message in found(MissingArxivLink(), text)]
    assert names == ["Scissorhands", "LLaMA3.1"]


def test_a_title_counts_wherever_it_stands_in_a_list_of_papers(found: Found) -> None:
    links = "".join(f"  - [논문](https://arxiv.org/abs/2410.1000{n})\n" for n in range(3))
    text = (
        f"- 데이터\n{links}- 서베이\n  - Video Diffusion Models: A Survey\n"
        "- 어텐션\n\n  FreeLong Training-Free Long Video Generation with Spectral Attention\n"
    )
    assert marked(found, text) == [
        "Video Diffusion Models: A Survey",
        "FreeLong Training-Free Long Video Generation with Spectral Attention",
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- AdamW: lr 1e-4, https://arxiv.org/abs/1711.05101\n- bf16: 사용\n- LoRA: rank 16\n",
        "- mAP: 45.1 (https://arxiv.org/abs/1405.0312)\n- FID: 3.2\n- F1: 0.9\n- BLEU: 30\n",
        "- [vLLM](https://arxiv.org/abs/2309.06180)\n- TensorRT-LLM - by NVIDIA\n- NumPy\n- CUDA\n",
        "- A100: 80GB\n- RTX4090: 24GB\n- [표](https://arxiv.org/abs/2309.06180)\n",
        "- [DETR](https://arxiv.org/abs/2005.12872)\n- Baselines: FCOS, RetinaNet, ATSS\n",
        "- [DETR](https://arxiv.org/abs/2005.12872)\n- Ask John About GPU Quota for Training\n",
        "- [GPT-3](https://arxiv.org/abs/2005.14165)\n- Limitations of the GPT3 model\n- 기타\n- 더\n",
    ],
    ids=["settings", "metrics", "software", "hardware", "an enumeration", "a task", "a remark"],
)
def test_what_stands_beside_papers_and_is_none(found: Found, items: str) -> None:
    assert marked(found, f"# 실험 노트\n\n{items}") == []


@pytest.mark.parametrize("heading", ["TODO", "이번 주 할 일", "참고", "Talks", "待办事项"])
def test_lists_of_other_things_are_left_alone(found: Found, heading: str) -> None:
    text = (
        f"## {heading}\n\n- [Ring Attention](https://arxiv.org/abs/2310.01889)\n"
        "- How We Built The Fastest Inference Engine\n"
    )
    assert marked(found, text) == []


def test_a_technical_report_shows_that_a_list_is_one_of_papers(found: Found) -> None:
    text = (
        "- D-CPT Law: Domain-specific Continual Pre-Training Scaling Law\n"
        "- Ring-Mining\n"
        "- [domain upsample](https://arxiv.org/abs/2406.03476)\n"
        "- LLaMA3.1 tech report 数据清理策略\n"
    )
    assert "Ring-Mining" in marked(found, text)


def test_pictures_between_titles_are_no_entries(found: Found) -> None:
    text = (
        "- 정리\n\n  [DoRA](https://arxiv.org/abs/2402.09353)\n\n  ![그림](a.png)\n\n"
        "  ![그림](b.png)\n\n  ![그림](c.png)\n\n  Small Adapters for Large Language Models\n"
    )
    assert marked(found, text) == ["Small Adapters for Large Language Models"]


@pytest.mark.parametrize("heading", ["参考与致谢", "參考資料", "5. 参考资料及致谢", "참고"])
def test_books_among_references_are_no_papers(found: Found, heading: str) -> None:
    text = (
        f"## {heading}\n\n- 《The Fundamentals Of Digital Semiconductor Testing》\n"
        "- [보고서](https://example.org/report.pdf)\n"
    )
    assert marked(found, text) == []


def test_a_club_that_reads_papers_is_no_list_of_them(found: Found) -> None:
    text = "\n\n## Failing to Auto Scale Elasticsearch in Kubernetes\n\nRead on\n"
    assert len(marked(found, f"# Papers reading 2025{text}")) == 1
    assert marked(found, f"# Running an Engineering Papers Reading Guild{text}") == []


def test_what_a_paper_cites_is_no_entry(found: Found) -> None:
    text = (
        "- [SGD Learns Over-parameterized Networks](https://arxiv.org/abs/1710.10174)\n"
        "  - Cites Generalization in Deep Learning\n  - https://arxiv.org/abs/1710.05468\n"
    )
    assert marked(found, text) == []


@pytest.mark.parametrize(
    "record",
    [
        (
            "- 论文标题\n\n    Multiple Object Tracking with Correlation Learning\n"
            "- 论文地址\n\n    http://arxiv.org/abs/2104.03541\n"
        ),
        (
            "* Paper title: [Structure-aware Transformers](https://example.org/a.pdf)\n"
            "* Task: Human-Object Interaction Detection\n"
        ),
        (
            "- Multiple Object Tracking with Correlation Learning\n"
            "- https://arxiv.org/abs/2104.03541\n"
        ),
        (
            "1. Multiple Object Tracking with Correlation Learning\n"
            "2. [paper](https://arxiv.org/abs/2104.03541)\n3. 요약\n"
        ),
    ],
)
def test_the_link_of_a_title_may_stand_in_the_next_item(found: Found, record: str) -> None:
    assert marked(found, f"# 트래킹\n\n{record}") == []


def test_links_that_follow_each_other_belong_to_no_title(found: Found) -> None:
    text = (
        "- Multiple Object Tracking with Correlation Learning\n"
        "- https://arxiv.org/abs/2104.03541\n- https://arxiv.org/abs/2104.03542\n"
    )
    assert marked(found, text) == ["Multiple Object Tracking with Correlation Learning"]


def test_a_title_may_be_a_sentence(found: Found) -> None:
    text = (
        "- [ ] [RWKV: Reinventing RNNs](https://arxiv.org/abs/2305.13048)\n"
        "- [ ] [ICML'24] Transformers are SSMs: Structured State Space Duality\n"
        "- [ ] Attention is Quadratic in Length: We Should Discuss the cost today\n"
    )
    assert marked(found, text) == [
        "[ICML'24] Transformers are SSMs: Structured State Space Duality"
    ]


def test_a_title_may_stand_behind_its_authors_or_before_them(found: Found) -> None:
    text = (
        "1. Vaswani et al., *Attention Is All You Need*, 2017. https://arxiv.org/abs/1706.03762\n"
        "2. Devlin et al., *BERT: Pre-training of Deep Bidirectional Transformers*, 2019.\n"
        '3. "Big Bird: Transformers for Longer Sequences", Zaheer et al.\n'
        "4. Kim et al. 의 발표\n"
    )
    named = [message.split("`")[1] for _, message in found(MissingArxivLink(), text)]
    assert named == [
        "BERT: Pre-training of Deep Bidirectional Transformers",
        "Big Bird: Transformers for Longer Sequences",
    ]


@pytest.mark.parametrize("heading", ["九、参考", "参考（最相关的 5 篇）"])
def test_numbered_references_are_left_alone(found: Found, heading: str) -> None:
    text = (
        f"## {heading}\n\n"
        "- Schulman et al., *Proximal Policy Optimization Algorithms*, arXiv 1707.06347\n"
        "- Chi et al., *Diffusion Policy: Visuomotor Policy Learning via Action Diffusion*\n"
    )
    assert marked(found, text) == []


def test_code_that_ends_a_phrase_is_no_group(found: Found) -> None:
    text = (
        "# Vision-language modeling\n\n### Information Theoretic Perspective on `VLM`\n\n내용\n\n"
        "### VLMs with Masking Objectives for Images\n\nhttps://arxiv.org/abs/2405.17247\n"
    )
    assert marked(found, text) == []


def test_a_heading_that_goes_on_or_counts_a_choice_is_no_title(found: Found) -> None:
    text = (
        "# Daily papers\n\n## Scaling Vision Transformers with Masking Objectives:\n\n내용\n\n"
        "## Mode B: Manual Ingest of New Papers\n\n내용\n"
    )
    assert marked(found, text) == []
    skill = "# Paper Note Pipeline\n\n## Normalize the Input Source of Papers\n\n내용\n"
    assert marked(found, skill) == []


@pytest.mark.parametrize("title", ["Awesome Embodied Agents", "Agent paper list", "论文列表"])
def test_the_headings_of_a_page_of_lists_are_topics(found: Found, title: str) -> None:
    text = (
        f"# {title}\n\n## Development of Embodied Robotics and Benchmarks\n\n![a](a.png)\n\n"
        "> ### LLMs with RL or World Models\n\n- [KALM](https://arxiv.org/abs/2404.09248)\n"
    )
    assert marked(found, text) == []


@pytest.mark.parametrize(
    "entry",
    [
        "**{}.** ICLR 2018. *Petar Kim, Guillem Lee.*",
        "**{}**. *Olga Kim, Alexey Lee*. EMNLP 2019.",
        "[2025/01/03] **{}** |",
        "[`ICML 24`] **{}** (2024)",
    ],
)
def test_a_title_in_bold_is_followed_by_its_source(found: Found, entry: str) -> None:
    titles = ["Graph Attention Networks for Scenes", "Revealing the Dark Secrets of BERT"]
    linked, bare = map(entry.format, titles)
    text = f"- {linked} [[paper]](https://arxiv.org/abs/1710.10903)\n- {bare}\n"
    named = [message.split("`")[1] for _, message in found(MissingArxivLink(), text)]
    assert named == titles[1:]


def test_what_is_explained_in_bold_is_no_entry(found: Found) -> None:
    text = (
        "- **Scaled Dot-Product Attention for Long Inputs**: 이 방법은"
        " [Transformer](https://arxiv.org/abs/1706.03762) 에서 왔다\n"
        "- **Positional Encoding with Sine and Cosine**: 위치를 더한다\n"
    )
    assert marked(found, text) == []


def test_a_year_and_an_author_behind_small_letters_show_a_title(found: Found) -> None:
    text = (
        "- **Distilling the knowledge in a network** (2015), G. Hinton et al."
        " [[pdf]](http://arxiv.org/pdf/1503.02531)\n"
        "- Large scale distributed deep networks (2012), J. Dean et al.\n"
        "- Large scale systems (2012), a talk\n"
    )
    named = [message.split("`")[1] for _, message in found(MissingArxivLink(), text)]
    assert named == ["Large scale distributed deep networks"]


def test_a_title_of_four_words_counts_where_nearly_all_link(found: Found) -> None:
    linked = "- [{0}](https://arxiv.org/abs/2401.0000{1})\n"
    text = "".join(linked.format(name, n) for n, name in enumerate(("LoRA", "DoRA", "VeRA"), 1))
    assert marked(found, f"{text}- A Neural Conversational Model\n") == [
        "A Neural Conversational Model"
    ]
    assert marked(found, f"{text}- A Neural Conversational Model\n- 다른 것\n- 또 하나\n") == []


def test_links_right_below_the_headings_beside_show_a_paper(found: Found) -> None:
    paper = "#### Learning Graphs for Scene Number {}\n\n- 论文链接：<https://arxiv.org/abs/2401.0000{}>\n\n"
    papers = "".join(paper.format(name, n) for n, name in enumerate(("One", "Two", "Three"), 1))
    bare = (
        "#### Revealing the Dark Secrets of Language Models\n\n- 代码：<https://github.com/a/b>\n"
    )
    assert marked(found, f"# ACL 2021\n\n{papers}{bare}") == [
        "Revealing the Dark Secrets of Language Models"
    ]
    cited = papers.replace("论文链接：", "이 절은 다음을 따른다: ")
    assert marked(found, f"# ACL 2021\n\n{cited}{bare}") == []

"""How a draft is kept in the browser and read from a file, module by module."""

from __future__ import annotations

from tests.tools.share_engine import Engine


def test_a_change_is_forgotten_only_once_the_store_has_it(modules: Engine) -> None:
    """Each time: what was written down, what the store holds, whether it takes it; and what is there in the end."""
    script = """const { note, noted, recover } = journal;
        const out = [];
        for (const [written, held, isFull] of input) {
            let kept = held;
            const store = {
                read: async () => kept && { draft: kept },
                save: async (draft) => { if (isFull) throw new DOMException("full", "QuotaExceededError"); kept = draft; },
            };
            note({ id: "one", ...written });
            out.push([await recover(store, "one"), kept && [kept.rev, kept.changed], noted()]);
            localStorage.clear();
        }
        return out;"""
    old, new = {"rev": 3, "changed": 10}, {"rev": 3, "changed": 11}
    saved = {"rev": 4, "changed": 10}
    tried = [
        ([new, old, False], [True, [3, 11], []]),
        ([new, saved, False], [True, [4, 11], []]),  # typed while a save was on its way
        ([new, old, True], [False, [3, 10], ["one"]]),
        ([old, {"rev": 4, "changed": 12}, False], [False, [4, 12], []]),
        ([old, None, False], [False, None, []]),  # deleted elsewhere
        ([{"rev": 0, "changed": 1}, None, False], [True, [0, 1], []]),
    ]
    assert modules.run(script, [given for given, _ in tried]) == [wanted for _, wanted in tried]


def test_nothing_but_texts_comes_from_the_file_of_a_draft(modules: Engine) -> None:
    script = """const { readDraft } = draftfile;
        const { rulesOf } = form_rules;
        const rules = rulesOf("case", store.rules());
        const read = (text) => readDraft(new File([text], "a.json"), "case", rules).catch((error) => error.message);
        return Promise.all(input.map(read));"""
    start = '{"format": "whatworkswell-draft", "kind": "case", '
    odd = '"facts": {"title": 7, "phases": [null, true]}, "account": {"why": ["x"], "what-we-did": "Well.", "other": "x"}'
    deep = '"account": {}, "facts": {"x": ' + "[" * 20_000 + "]" * 20_000 + "}"
    texts = [
        start + odd + ', "name": ["x"], "slug": {}, "case": 7}',
        start + deep + "}",
        start.replace('"case"', '["case"]') + odd + "}",
    ]
    read, *refused = modules.run(script, texts)
    empty = dict.fromkeys(("name", "slug", "case"), "")
    facts = {"title": "7", "phases": ["", "true"]}
    assert read == {"facts": facts, "account": {"why": "", "what-we-did": "Well."}, "files": [], **empty}
    assert refused == ["It is not a draft that was saved here."] * 2

"""How a draft is kept in the browser and read from a file, module by module."""

from __future__ import annotations

from tests.tools.share_engine import Engine


def test_a_change_is_forgotten_only_once_the_store_has_it(modules: Engine) -> None:
    """Each time: what was written down, what the store holds, whether it takes it; and what is there in the end."""
    script = """const { note, noted, recover } = await import("/assets/js/share/journal.js");
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

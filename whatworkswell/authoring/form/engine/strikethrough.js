/* Strikethrough as GitHub's parser reads it: between one sign or two on each side, ~so~ or ~~so~~. */

const TILDE = 0x7e;
/** Signs that pair only with as many of themselves. */
const markerOf = (length) => TILDE + length * 0x1000;

export function strikethrough(parser) {
  parser.inline.ruler.at("strikethrough", mark);
  parser.inline.ruler2.at("strikethrough", (state) => {
    strike(state, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters) strike(state, meta.delimiters);
  });
}

function mark(state, silent) {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
  const token = state.push("text", "", 0);
  token.content = "~".repeat(length);
  if (length < 3)
    state.delimiters.push({ marker: markerOf(length), length: 0, jump: 0, token: state.tokens.length - 1, end: -1, open, close });
  state.pos += length;
  return true;
}

function strike(state, delimiters) {
  for (const start of delimiters) {
    if (start.end < 0 || (start.marker !== markerOf(1) && start.marker !== markerOf(2))) continue;
    become(state.tokens[start.token], "del_open", 1);
    become(state.tokens[delimiters[start.end].token], "del_close", -1);
  }
}

function become(token, type, nesting) {
  Object.assign(token, { type, tag: "del", nesting, markup: token.content, content: "" });
}

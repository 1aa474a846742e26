/* The orders in which results can be put. The rows come with the best match first; without words, the newest first. */

const STRENGTHS = ["Measured", "Reported"];

export const SORTS = [
  { id: "", label: "Best match", words: true, order: (rows) => rows },
  { id: "newest", label: "Newest first", order: (rows) => [...rows].sort((one, other) => one - other) },
  {
    id: "strength",
    label: "Firmest evidence first",
    order(rows, table) {
      const place = (row) => {
        const found = STRENGTHS.findIndex((label) => table.has(row, "strength", label));
        return found < 0 ? STRENGTHS.length : found;
      };
      return rows
        .map((row) => [place(row), row])
        .sort((one, other) => one[0] - other[0])
        .map(([, row]) => row);
    },
  },
];

/** What changed for partners, the newest first. */
export const CHANGELOG: readonly { version: string; date: string; changes: readonly string[] }[] = [
  {
    version: "1.0.0",
    date: "2026-11-30",
    changes: [
      "Recoveries are opened, asked for and taken back by signed calls.",
      "Five events tell what became of them.",
      "Test keys run in seconds and mail nobody.",
    ],
  },
];

/** What a version promises. */
export const PROMISE =
  "Within /v1 fields and events may be added, and nothing is taken away or given another meaning. Whatever is to go is said here twelve months ahead. Ignore fields and events that you do not know.";

/** Mails that belong together: by what they answer, and by the recovery that our letters carry. */
import type { ShownMail } from "./mails.ts";

export type Conversation = {
  /** The id of its first mail. */
  id: string;
  person: string;
  subject: string;
  /** Oldest first. */
  mails: ShownMail[];
  recoveryIds: string[];
  lastAt: number;
};

/** Latest first. */
export function conversationsOf(mails: readonly ShownMail[]): Conversation[] {
  // Union-find: each mark points to another of its conversation, the last one to itself.
  const towards = new Map<string, string>();
  const rootOf = (mark: string): string => {
    const next = towards.get(mark);
    if (next === undefined || next === mark) return mark;
    const root = rootOf(next);
    towards.set(mark, root);
    return root;
  };
  for (const mail of mails) {
    for (const mark of marksOf(mail)) towards.set(rootOf(mark), rootOf(mail.id));
  }
  const groups = new Map<string, ShownMail[]>();
  for (const mail of mails) {
    const root = rootOf(mail.id);
    groups.set(root, [...(groups.get(root) ?? []), mail]);
  }
  return [...groups.values()].map(conversationOf).sort((a, b) => b.lastAt - a.lastAt);
}

/** What ties a mail to others of the same person. */
function marksOf({ messageId, references, recoveryId, person }: ShownMail): string[] {
  return [messageId, recoveryId, ...references].filter(Boolean).map((mark) => `${person} ${mark}`);
}

function conversationOf(mails: readonly ShownMail[]): Conversation {
  const ordered = [...mails].sort((a, b) => a.at - b.at);
  const first = ordered[0]!;
  return {
    id: first.id,
    person: first.person,
    subject: first.subject,
    mails: ordered,
    recoveryIds: [...new Set(ordered.flatMap(({ recoveryId }) => recoveryId ?? []))],
    lastAt: ordered.at(-1)!.at,
  };
}

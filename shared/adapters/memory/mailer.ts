/** A mailer that keeps what it was given. `fate` provokes what SES can do; by default everything is sent. */
import type { Mailer, Outgoing, SendResult } from "../../ports.ts";

export type MemoryMailer = Mailer & { outbox: Outgoing[]; fate: (mail: Outgoing) => SendResult["status"] };

export function memoryMailer(): MemoryMailer {
  const mailer: MemoryMailer = {
    outbox: [],
    fate: () => "sent",
    send: async (mail) => {
      const status = mailer.fate(mail);
      if (status === "refused") return { status, reason: "MessageRejected" };
      if (status !== "sent") return { status };
      mailer.outbox.push(mail);
      return { status, messageId: `memory-${mailer.outbox.length}` };
    },
  };
  return mailer;
}

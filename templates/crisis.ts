/**
 * At once and alone: no plan, no note, nothing else. The line of the writer's own country stands first where the mail
 * tells it; else the numbers that serve most of those who write in English, and the finder for everywhere else.
 */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { type Helpline, helplineOf, WIDEST } from "./helplines.ts";
import { letter, p } from "./render.ts";

export function crisis({ writer, country }: Letters["crisis"]): Rendered {
  const own = helplineOf(country);
  const lines = own ? [own] : WIDEST;
  return letter("Please read this first", [
    p(
      `${writer ? `${writer}, what` : "What"} you wrote matters more than any interview, and we take it seriously.`,
    ),
    p("This is an automatic service: nobody is reading along here. Please talk to a person now."),
    {
      is: "list",
      items: [
        ...lines.map(lineOf),
        "Anywhere else: findahelpline.com shows lines in your country to call, text or chat with. In danger now: your local emergency number, which is 112 in much of the world.",
      ],
    },
    p("If somebody you trust is near, tell them that you need them with you. You need not explain much."),
    p(
      "Everything else here is paused, and nothing will be sent. If you want to go on with it some day, write again; the door stays open.",
    ),
  ]);
}

const lineOf = ({ country, talk, emergency }: Helpline) =>
  `${country.charAt(0).toUpperCase()}${country.slice(1)}: ${talk}. In danger now: ${emergency}.`;

/**
 * At once and alone: no plan, no note, nothing else. The country is not known (an offset is only a guess), so the
 * numbers that serve most of those who write in English stand beside the finder for everywhere else.
 */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { letter, p } from "./render.ts";

export function crisis({ writer }: Letters["crisis"]): Rendered {
  return letter("Please read this first", [
    p(
      `${writer ? `${writer}, what` : "What"} you wrote matters more than any interview, and we take it seriously.`,
    ),
    p("This is an automatic service: nobody is reading along here. Please talk to a person now."),
    {
      is: "list",
      items: [
        "USA and Canada: call or text 988, or chat at 988lifeline.org. It is free, day and night.",
        "UK and Ireland: call 116 123 (Samaritans), free, day and night; in the UK you can also text SHOUT to 85258, in Ireland text HELLO to 50808.",
        "Anywhere else: findahelpline.com shows lines in your country to call, text or chat with.",
        "If you or somebody near you is in danger now: call 112, 911, 999 or your local emergency number.",
      ],
    },
    p("If somebody you trust is near, tell them that you need them with you. You need not explain much."),
    p(
      "Everything else here is paused, and nothing will be sent. If you want to go on with it some day, write again; the door stays open.",
    ),
  ]);
}

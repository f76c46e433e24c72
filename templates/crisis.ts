/**
 * At once and alone: no plan, no note, nothing else. The country is not known (an offset is only a guess), so the
 * numbers that serve most of those who write in English stand beside the finder for everywhere else.
 *
 * Numbers: 988 and its chat, SAMHSA (USA, since July 2022) and the Public Health Agency of Canada (since November
 * 2023); 116 123, samaritans.org (both countries, free); 85258, Shout, and 50808, HSE (texts, free, at all hours).
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
        "USA and Canada: call or text 988, free, day and night; in the USA also chat at 988lifeline.org. In danger now: 911.",
        "UK and Ireland: call 116 123 (Samaritans), free, day and night. By text: SHOUT to 85258 in the UK, TALK to 50808 in Ireland. In danger now: 999 or 112.",
        "Anywhere else: findahelpline.com shows lines in your country to call, text or chat with. In danger now: your local emergency number, which is 112 in much of the world.",
      ],
    },
    p("If somebody you trust is near, tell them that you need them with you. You need not explain much."),
    p(
      "Everything else here is paused, and nothing will be sent. If you want to go on with it some day, write again; the door stays open.",
    ),
  ]);
}

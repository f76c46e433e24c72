/** Name to letter. The type of `templates` is the map of letters: a missing one or a wrong field does not compile. */
import type { Letter, LetterName, Letters, Rendered } from "../shared/domain/letter.ts";
import { acknowledgement } from "./acknowledgement.ts";
import { afterwards, ahead } from "./ahead.ts";
import { cannotHelp } from "./cannot-help.ts";
import { changed } from "./changed.ts";
import { crisis } from "./crisis.ts";
import { followUp } from "./follow-up.ts";
import { goodbye } from "./goodbye.ts";
import { help } from "./help.ts";
import { invitation } from "./invitation.ts";
import { otherLanguage } from "./other-language.ts";
import { plan } from "./plan.ts";
import { status } from "./status.ts";

const templates: { [N in LetterName]: (data: Letters[N]) => Rendered } = {
  acknowledgement,
  plan,
  followUp,
  cannotHelp,
  otherLanguage,
  goodbye,
  status,
  changed,
  help,
  ahead,
  afterwards,
  crisis,
  invitation,
};

export function render<N extends LetterName>(name: N, data: Letters[N]): Rendered {
  return templates[name](data);
}

/** The same for a letter and its data in one value. */
export function renderLetter(letter: Letter): Rendered {
  // The compiler cannot see that a union's name and data belong together; `Letter` guarantees it.
  return render(letter.name, letter.data as never);
}

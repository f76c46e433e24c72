/**
 * The marks that mail programs leave in plain text: quote prefixes, rules, signatures of devices, disclaimers. Header
 * blocks, attributions and forward lines have files of their own. Every look at a line is bounded.
 */

/** ">" at the start, unless it is a face: ">:(" and ">_<" are the person's own. */
export const isQuoteLine = (line: string): boolean =>
  /^\s{0,3}>(?![:;=]'?[-]?[()D|/P]|[_.]<)/.test(line.slice(0, 12));

/** The line without its quote prefixes, however deep: always an end of the line itself. */
export function dequote(line: string): string {
  let at = 0;
  for (;;) {
    let to = at;
    while (to < at + 3 && line[to] === " ") to++;
    if (line[to] !== ">") return line.slice(at);
    at = line[to + 1] === " " ? to + 2 : to + 1;
  }
}

/** One of the four lines that we ask for, with its colon. */
export const FORM_LABEL =
  /^\s{0,6}(?:[-•*_]{1,3}\s?|\(?\d[.):]\s?)?[*_]{0,2}(?:what went well|what stung|what i (?:did ?n[o'’]?t|didnt|never) (?:get|got) to say|what else was going on)[*_]{0,2}\s?(?:[:?–—-][*_]{0,2}|$)/i;

export const addressIn = (text: string): string | null =>
  /[^\s<>()[\]:;,"@]{1,64}@[^\s<>()[\]:;,"@]{1,255}/.exec(text.slice(0, 500))?.[0] ?? null;

/** A line of nothing but dashes, underscores, stars or equals signs. */
export function isRule(line: string): boolean {
  const bare = line.trim();
  if (bare.length < 5 || bare.length > 200) return false;
  for (const c of bare) if (!"-–—_=*".includes(c)) return false;
  return true;
}

const DEVICE =
  "(?:iphon\\p{L}*|ipad\\p{L}*|ipod|nine\\b|orange|apple watch|mac\\b|phone|smartphone|mobile|mobil|handy|galaxy|samsung|android|huawei|xiaomi|redmi|oneplus|pixel|nokia|motorola|sony|blackberry|windows|outlook|yahoo|gmail|proton|aol|gmx|web\\.de|mail\\.ru|hotmail|tablet|device|mobiltelefon|téléphone|cellulaire|portable|móvil|celular|cellulare|telemóvel|telefono|telefoon|telefon|tutanota|spark|airmail|mailspring|fairphone)";
const SENT_FROM = new RegExp(
  `^(?:sent (?:from|via|with|using|by)|gesendet (?:von|mit|über)|von mein\\w{0,2}|diese nachricht wurde von|envoyé (?:de|depuis|à partir)|enviado (?:desde|do|de|a partir)|enviada do|inviato (?:da|dal)|verzonden (?:vanaf|met|van)|verstuurd vanaf|skickat från|sendt fra|wysłane z|wysłano z|odesláno z|lähetetty|отправлено (?:с|из)|发自|從我的|나의|نُشر من|أُرسلت من)\\s?.{0,40}?${DEVICE}`,
  "iu",
);
const APP =
  /^(?:get outlook for|outlook für .{2,12} (?:beziehen|herunterladen)|télécharger outlook|obtener outlook|obtenha o outlook|scarica outlook|outlook voor .{2,10} downloaden|(?:iphone|ipad|outlook|yahoo|android).{0,30}(?:から送信|에서 보냄)|yahoo mail\s?: search, organi[sz]e|get (?:the )?(?:new )?(?:yahoo|gmail|aol) )/i;

/** "Sent from my iPhone", with or without an excuse for its brevity; not "Sent from my car, and I still shake". */
export function isDeviceSignature(line: string): boolean {
  const bare = line.trim();
  if (bare.length > 220) return false;
  if (APP.test(bare)) return true;
  const sent = SENT_FROM.exec(bare);
  return sent !== null && !/(?<!\w)(?:I|I['’](?:m|d|ve|ll)|me)(?!\w)/.test(bare.slice(sent[0].length));
}

const DISCLAIMER_OPENS =
  /^\W*(?:(?:legal |confidentiality |important )?(?:notice|disclaimer|confidentiality)\b|confidential(?:ity)?\b|this (?:e-?mail|message|communication|transmission)|the (?:information|contents?) (?:in|of|contained)|the content of this|diese (?:e-?mail|nachricht)|der inhalt dieser|ce (?:message|courriel|mail)|cet (?:e-?mail)|este (?:mensaje|correo|e-?mail)|la información contenida|esta mensagem|questo (?:messaggio|e-?mail)|questa (?:e-?mail|mail)|le informazioni contenute|dit (?:bericht|e-?mail)|deze e-?mail|please consider the environment|p(?:lease)? don['’]t print|denken sie an die umwelt)/iu;
const DISCLAIMER_SAYS = [
  /confiden|privileged|vertraulich|riservat|vertrouwelijk/i,
  /intended (?:only |solely )?(?:recipient|for|addressee)|addressee|solely for|bestimmt für|empfänger|destinatai?r|geadresseerde|unauthori[sz]ed/i,
  /in error|by mistake|irrtümlich|par erreur|por error|por engano|per errore|abusievelijk/i,
  /delete|destroy|notify the sender|löschen|vernichten|supprimer|détruire|elimin|apagar|cancell|verwijder/i,
  /liabilit|virus|haftung|responsab|aansprakelijk/i,
  /environment|umwelt|printing/i,
];

/** A paragraph that opens like a disclaimer and says two of the things that disclaimers say. */
export function isDisclaimer(paragraph: string): boolean {
  const text = paragraph.slice(0, 3_000);
  if (text.length < 40 || !DISCLAIMER_OPENS.test(text)) return false;
  if (/(?<!\w)(?:I|I['’](?:m|d|ve|ll)|my)(?!\w)/.test(text)) return false;
  return DISCLAIMER_SAYS.filter((says) => says.test(text)).length >= 2;
}

/** The lines with which mail programs announce what they forward, in the languages of their users. */

/** Between dashes, or underscores, or equals signs. */
const FORWARDED = new RegExp(
  `^(?:${[
    "forward(?:ed)?(?: (?:message|mail|e-?mail))?",
    "forwarded (?:message|mail|letter) (?:from|by) .{1,120}",
    "forwarded by .{1,120}",
    "fwd",
    "original(?: (?:message|appointment|mail|e-?mail)(?: begins)?)?",
    "begin forwarded message",
    "start of forwarded message",
    "(?:weitergeleitete|ursprüngliche|original)[ -]?(?:nachricht|e-?mail|mail)",
    "weitergeleitet von .{1,120}",
    "ursprünglicher termin|originaltermin",
    "message (?:transféré|transmis|réexpédié|d['’]origine|original|initial)",
    "(?:courriel|mail|e-?mail) (?:transféré|original)|e-?mail d['’]origine",
    "mensaje (?:reenviado|original)",
    "mensagem (?:encaminhada|reencaminhada|original)",
    "missatge (?:reenviat|original)",
    "messaggio (?:inoltrato|originale)",
    "(?:doorgestuurd|oorspronkelijk|origineel) (?:bericht|e-?mail)",
    "(?:vidarebefordrat|ursprungligt|originalt?) ?(?:meddelande|mejl|brev)",
    "videresendt? (?:melding|meddelelse|besked|e-?post)",
    "(?:opprinnelig|oprindelig|original) ?(?:melding|meddelelse|besked)",
    "treść przekazanej wiadomości",
    "wiadomość (?:przekazana|przesłana dalej|oryginalna)|(?:przekazana|oryginalna) wiadomość",
    "(?:přeposlaná|původní) (?:zpráva|e-?mail)",
    "(?:preposlaná|pôvodná) správa(?: -+ forwarded message)?",
    "(?:proslijeđena|izvorna|originalna) poruka",
    "(?:posredovano|izvirno) sporočilo",
    "(?:välitetty|edelleenlähetetty|alkuperäinen) viesti(?: / fwd\\.msg)?",
    "(?:edastatud|algne) (?:kiri|sõnum)",
    "(?:yönlendirilmiş|iletilmiş|i̇letilmiş|iletilen|i̇letilen|orijinal|özgün|asıl) (?:ileti|i̇leti|mesaj)",
    "(?:пересылаемое|пересланное|перенаправленное|исходное) сообщение",
    "(?:переслане|перенаправлене|початкове|оригінальне) повідомлення",
    "(?:препратено|оригинално) (?:съобщение|писмо)",
    "(?:továbbított|eredeti) (?:üzenet|levél)",
    "mesaj(?:ul)? (?:redirecționat|original|inițial)",
    "(?:προωθημένο|αρχικό) μήνυμα",
    "(?:pesan|surat) (?:yang )?(?:diteruskan|asli)",
    "(?:tin nhắn|thư) (?:chuyển tiếp|gốc|đã chuyển tiếp)",
    "persiųstas laiškas|originalus laiškas",
    "(?:pārsūtīta|pārsūtītā|oriģinālā) (?:ziņa|vēstule)",
    "(?:prosleđena|прослеђена|оригинална|prvobitna) (?:poruka|порука)",
    "mesej (?:dimajukan|asal)",
    "ข้อความที่ส่งต่อ|ข้อความต้นฉบับ",
    "पर अग्रेषित संदेश|अग्रेषित संदेश",
    "پیام (?:هدایت[ ‌]شده|اصلی)",
    "(?:הודעה שהועברה|הודעה מקורית)",
    "(?:رسالة معاد توجيهها|الرسالة الأصلية)",
    "转发的?(?:邮件|消息)(?:信息)?|轉寄訊息|轉寄信件|原始信件|原始邮件|回复的原邮件|轉寄(?:的)?郵件|原始郵件|轉寄的訊息",
    "転送(?:された)?メッセージ|メッセージを転送|元のメッセージ|転送メール",
    "전달된 메시지|원본 메시지|전달된 메일|원본 메일|원본 메세지",
  ].join("|")})$`,
  "iu",
);

/** Alone on a line, with a colon. */
const ANNOUNCED = new RegExp(
  `^(?:${[
    "begin forwarded (?:message|email|e-mail)",
    "(?:the )?forwarded message",
    "anfang der weitergeleiteten (?:nachricht|e-mail)",
    "début du (?:message|courriel) (?:transféré|réexpédié)",
    "inicio del mensaje reenviado",
    "início da mensagem (?:encaminhada|reencaminhada)",
    "inizio (?:del )?messaggio inoltrato",
    "begin doorgestuurd (?:bericht|e-mail)",
    "vidarebefordrat (?:brev|mejl|meddelande)",
    "start på videresendt (?:besked|melding)",
    "videresendt melding",
    "początek przekazywanej wiadomości",
    "začátek přeposílané zprávy",
    "začiatok preposlanej správy",
    "započni proslijeđenu poruku|početak proslijeđene poruke",
    "začetek posredovanega sporočila",
    "továbbított levél kezdete",
    "välitetty viesti alkaa",
    "începe mesajul redirecționat|început(?:ul)? (?:mesajului|mesaj) redirecționat",
    "(?:i̇|i)leti başlangıcı|yönlendirilen iletinin başlangıcı",
    "начало (?:переадресованного|пересылаемого) (?:сообщения|письма)",
    "початок листа, що пересилається",
    "inici del missatge reenviat",
    "αρχή προωθημένου μηνύματος",
    "תחילת ההודעה שהועברה",
    "以下是转发的邮件|开始转发邮件|轉寄的郵件開頭|開始轉寄郵件",
    "転送されたメッセージ|転送されたメール",
    "전달된 메시지(?:의 시작)?",
    "بدء الرسالة المُ?عاد توجيهها",
    "mulai pesan (?:yang )?diteruskan",
    "bắt đầu thư được chuyển tiếp",
    "เริ่มข้อความที่ส่งต่อ",
    "mulakan mesej (?:yang )?dimajukan",
  ].join("|")})\\s?[:：]$`,
  "iu",
);

/** Orange and La Poste: "Message du 18/03/26 09:31". */
const DATED = /^message du (\d{1,2}\/\d{1,2}\/\d{2,4}(?: (?:à )?\d{1,2}[:h]\d{2})?)$/;

/** The day that the announcement itself gives. */
export const dateInMarker = (line: string): string | null =>
  DATED.exec(lower(line.slice(0, 80)).trim())?.[1] ?? null;

/** The words of an announcement without its rules and without its colon; whether they are one, the next lines tell. */
export function saysForward(line: string): boolean {
  if (line.length > 120) return false;
  const said = lower(line).replace(/^[\s*_]+|[\s:：*_]+$/g, "");
  return said !== "" && (FORWARDED.test(said) || ANNOUNCED.test(`${said}:`));
}

/** "-------- End of forwarded message --------": Yandex and Apple's old Mail close what they opened. */
export const isForwardEnd = (line: string): boolean =>
  line.length < 120 && ENDS.test(line) && /^[\s>]*[-–—_*=]{2,}/.test(line);
const ENDS =
  /^[-–—_*=>\s]*(?:end (?:of )?(?:the )?(?:forwarded|original) message|ende der (?:weitergeleiteten|ursprünglichen) nachricht|конец пересылаемого сообщения|кінець листа, що пересилається|кінець пересланого повідомлення|fin du message (?:transféré|original)|fin del mensaje (?:reenviado|original)|original message ends)[-–—_*=\s]*$/i;

/** "---------- Forwarded message ---------", "Begin forwarded message:". */
export function isForwardMarker(line: string): boolean {
  const length = line.length > 200 ? 0 : markerLength(line);
  return length > 0 && length === line.trimEnd().length;
}

/**
 * How much of the line announces a forward: all of it, or the beginning, where a program that forgets its line ends
 * (Yahoo) goes on with the header. 0 when it announces nothing. Linear: looks at one candidate only.
 */
export function markerLength(line: string): number {
  const start = line.search(/\S/);
  if (start < 0) return 0;
  const bare = line.slice(start, start + 200).trimEnd();
  if (ANNOUNCED.test(lower(bare).replace(/^[*_]{1,2}|[*_]{1,2}$/g, "")) || DATED.test(lower(bare)))
    return start + bare.length;
  let from = start;
  while (from < line.length && RULE.includes(line[from]!)) from++;
  if (from - start < 2) return 0;
  // The words end where the second rule begins.
  const close = /\s?[-–—_=*]{2,}/.exec(line.slice(from, from + 180));
  const words = [close ? line.slice(from, from + close.index) : "", line.slice(from, from + 180)];
  for (const [i, each] of words.entries()) {
    const to = i === 0 && close ? from + close.index + close[0].length : line.trimEnd().length;
    const said = lower(each).replace(/^[\s>*_-]+|[\s:<*_=-]+$/g, "");
    if (said !== "" && FORWARDED.test(said)) return withRule(line, to);
  }
  return 0;
}

const RULE = "-–—_=*> ";
/** "Preposlaná správa --- Forwarded Message --------": the rule that closes may itself hold the words again. */
const withRule = (line: string, to: number): number => {
  let end = to;
  const again = /^\s?forwarded message\s?[-–—_=*]+/i.exec(line.slice(end, end + 60));
  if (again) end += again[0].length;
  while (end < line.length && "-–—_=*:".includes(line[end]!)) end++;
  return line.slice(end).trim() === "" ? line.trimEnd().length : end;
};
/** Turkish writes İ, whose lower case is an i with a dot of its own. */
const lower = (text: string): string => text.toLowerCase();

/**
 * What machines say in the languages of their users, beyond what `machines.ts` knows of English: the headings of absences,
 * delivery notices and receipts, and how they begin. Each is a piece of a pattern that is anchored where it is used.
 */

const any = (...words: readonly string[]): string => words.join("|");

/** Where a person could head a mail with the word alone, it has to be the whole subject, or a colon follows. */
export const AWAY_HEADINGS = any(
  "ausser haus|außer haus|ich bin (?:im urlaub|abwesend)|nicht erreichbar|urlaubszeit|betriebsurlaub",
  "absence automatique|je suis absente?(?:\\(e\\))?|en congés?|en vacances",
  "ausente (?:de la oficina|hasta|del \\d)|estoy (?:de vacaciones|fuera)|vacaciones|fuera de oficina",
  "in ferie|assente(?: dall['’]ufficio)?|sono in ferie|chiusura estiva|fuori ufficio",
  "férias|ausência|estou de férias|fora do escritório",
  "buiten kantoor|met vakantie|ik ben (?:met|op) vakantie|op vakantie|niet aanwezig",
  "semester|på semester|ledig|ferie|på ferie|jeg er på ferie|fraværende|lomalla|olen lomalla|lomavastaus",
  "urlop|jestem na urlopie|na urlopie|dovolená|čerpám dovolenou|dovolenka|na dovolenke",
  "szabadságon|szabadság|în concediu|concediu|izvan ureda|godišnji odmor|odsoten",
  "в отпуске|отпуск|у відпустці|відпустка|отсъствам|в отпуск",
  "tatilde|[iİ]zinde|izindeyim|yıllık izin|εκτός γραφείου|απουσία",
  "מחוץ למשרד|בחופשה|خارج المكتب|إجازة",
  "休假通知|我正在休假|休假中|外出中|不在のお知らせ|休暇のお知らせ|부재중 알림|휴가 중",
);
/** Said by programs alone, so that anything may follow. */
export const AWAY_MARKS = any(
  "away until|automatic out of office|absente? (?:jusqu|du \\d)",
  "phản hồi tự động|tự động trả lời|trả lời tự động|balasan otomatis|jawapan automatik|ตอบกลับอัตโนมัติ",
  "автоматичен отговор|отговор автоматичен|samodejni odgovor|automaatvastus|automātiskā atbilde|automatinis atsakymas",
  "automatická odpoveď|аутоматски одговор|رد تلقائي|پاسخ خودکار|自动回覆|自動回信|自動返信|자동응답",
);

/** How absences begin; what else has to stand in them is said in `machines.ts`. */
export const AWAY_SAYS = any(
  "i am (?:currently )?(?:away|travell?ing|on (?:a )?holiday)|i['’]m (?:currently )?(?:away|travell?ing|on (?:a )?holiday)|i (?:no longer work (?:at|for|here)|have left (?:the company|my (?:post|position)))|is no longer (?:with|employed)|th(?:is|e) (?:mailbox|e-?mail address|inbox) is no longer (?:monitored|in use|active)",
  "ich habe (?:derzeit |momentan )?(?:nur eingeschränkt(?:en)? |keinen )zugriff auf meine|ich bin (?:vom|bis|ab) |nous sommes (?:actuellement )?fermés",
  "ik ben (?:vanaf|tot en met|t\\/m|van) |jeg er (?:på |tilbage )|jeg holder ferie|olen (?:lomalla|poissa|matkoilla)|jag är (?:ledig|tjänstledig|sjukskriven)",
  "przebywam (?:obecnie )?(?:na urlopie|poza biurem)|jestem (?:na urlopie|nieobecn[ya])|(?:do .{1,20} )?čerpám dovolenou|jsem (?:na dovolené|mimo kancelář)|som na dovolenke",
  "szabadságon vagyok|nem vagyok az irodában|sunt (?:plecat|în concediu)|na godišnjem sam",
  "я (?:сейчас )?(?:в отпуске|нахожусь в отпуске|отсутствую)|нахожусь в отпуске|я у відпустці|в отпуск съм",
  ".{0,30}(?:izindeyim|tatildeyim|ofis dışındayım)|βρίσκομαι (?:εκτός|σε άδεια)|אני (?:בחופשה|מחוץ למשרד)|أنا (?:حاليا )?(?:في إجازة|خارج المكتب)",
  ".{0,20}(?:正在休假|休假中|不在办公室|外出中|出差)|.{0,40}(?:休暇をいただ|不在にして|外出して)|.{0,40}(?:휴가 중|부재중|출장 중)",
);
export const AWAY_PROMISES = any(
  "as soon as i|when i (?:am |get )?back|instead|contact form|hastende|kontakt|ota yhteyttä|kiireis",
  "pilnych|kontakt z|naléhav|kontaktujte|sürgős|urgente|contactați|hitno",
  "срочн|обращайтесь|терміново|спешни|acil|επείγον|דחוף|للحالات|回来|回复|回覆|联系|聯絡|戻り|まで|以降|ご連絡|緊急|연락|급한",
);

/** Headings of delivery notices. */
export const BOUNCE_HEADINGS = any(
  "address not found$|message blocked$|recipient (?:address )?rejected|not delivered:|your (?:e-?mail|mail|message) (?:couldn['’]t|could not|wasn['’]t|was not|hasn['’]t been|has not been) (?:be )?(?:delivered|sent)",
  "impossible de remettre|message non (?:distribué|remis|délivré)|notification d['’](?:état|échec) de (?:la )?remise|échec de l['’]envoi|courriel non distribué",
  "nachricht konnte nicht zugestellt|(?:e-?mail|mail) nicht zugestellt|zustell(?:fehler|benachrichtigung|bericht)|übermittlungsfehler|unzustellbare?",
  "no entregado:|no se (?:pudo|ha podido) entregar|error (?:de|en la) entrega|notificación de (?:estado|error) de entrega|mensaje (?:no entregado|devuelto)",
  "mancat[oa] (?:consegna|recapito)|messaggio non (?:recapitato|consegnato)|impossibile (?:recapitare|consegnare)|notifica (?:di )?mancat[oa]|avviso di mancata consegna",
  "não entregue:|falha (?:na|ao|de) entreg|mensagem devolvida|notificação de (?:status|falha) (?:de|na) entrega",
  "niet (?:bestelbaar|afgeleverd|bezorgd)|onbestelba(?:ar|re)|bezorging (?:mislukt|is mislukt)",
  "kunde inte levereras|(?:e-?postmeddelandet? )?kunde inte|olevererbart|oleverera[dt]|oleverat|leveransfel|kan ikke leveres|kunne ikke (?:leveres|sendes)|ikke leveret|ikke levert|uleverbar|leveringsfejl|leveringsfeil",
  "ei voida toimittaa|viestiä ei voitu toimittaa|toimitus epäonnistui|perille ?toimittamaton",
  "niedostarczaln[eay]|nie (?:dostarczono|można dostarczyć)|zwrot wiadomości|wiadomość niedostarczona|błąd dostarczania",
  "nedoručiteln[éáý]|nedoručen[áéý]|nedoručiteľn[éáý]|zprávu nelze doručit|kézbesíthetetlen|sikertelen kézbesítés|nelivrabil|mesaj nelivrat|neisporučivo|nedostavljivo|ne[iž]sporuč",
  "(?:сообщение )?не доставлен[оаы]?|недоставлен|невозможно доставить|ошибка доставки|недоставленное|не може да бъде доставен|недоставлене",
  "teslim edilemedi|i?̇?letilemedi|teslim edilemeyen|δεν είναι δυνατή η παράδοση|δεν παραδόθηκε|לא ניתן למסירה|לא נמסר|غير قابل للتسليم|تعذر (?:تسليم|إرسال)|تعذّر",
  "未送達|未配信|送信エラー|送信できません|無法傳遞|無法遞送|无法传递|无法投递|投递失败|未能傳遞|邮件退回|배달되지 않음|배달할 수 없|전달되지 않|không gửi được|gagal terkirim|pengiriman gagal",
);
/** And how they begin. */
export const BOUNCE_BEGINNINGS = any(
  "\\W{0,4}address not found|your (?:e-?mail|mail|message) (?:couldn|wasn|could not|was not)|(?:hello|hi)?[,! ]*this is the mail(?:er-daemon| server)|sorry,? (?:but )?(?:we|i) (?:couldn['’]t|could not)|an error (?:has )?occurred while (?:attempting|trying) to (?:deliver|send)",
  "la remise à|votre (?:message|courriel|e-?mail) n|fehler bei der nachrichtenzustellung|die zustellung|no se (?:pudo|ha podido) entregar|error al entregar|impossibile (?:recapitare|consegnare)|il messaggio (?:non|per)|não foi possível (?:entregar|enviar)|falha na entrega",
  "bezorging is mislukt|uw bericht (?:kon|kan|is) niet|leveransen till|det gick inte att leverera|levering til disse|meddelelsen (?:kunne|kan) ikke|toimitus seuraaville|viestiä ei voitu",
  "nie można dostarczyć|nie udało się dostarczyć|doručení těmto|zprávu se nepodařilo|a következő címzettek|nem sikerült kézbesíteni|livrarea către|mesajul (?:nu|dvs)",
  "не удалось доставить|сообщение не (?:было )?доставлен|ваше сообщение не|не вдалося доставити|bu alıcılara|iletiniz (?:teslim|gönderil)|η παράδοση",
  "次の受信者|以下の受信者|メッセージを配信|未能送達|無法傳遞|无法(?:将|送达)|您的(?:邮件|郵件)(?:无法|無法|未能)|抱歉，?您的邮件|다음 받는 사람|메일을 (?:전송|배달)",
);
export const BOUNCE_SAYS_MORE = any(
  "couldn['’]t be found|following address|remise à|destinatari|destinatários|geadresseerden|mottagare|modtagere|mottakere|vastaanottaj|adresat|příjemc|címzett|destinatar|получател|отримувач|alıcı|παραλήπτ|受信者|送達|收件人|받는 사람|修信|배달",
);

/** Answers of calendars, and notes that a mail was read, as headings; English ones stand in `machines.ts`. */
export const CALENDAR_ANSWERS = any(
  "tentatively accepted|mit vorbehalt|unter vorbehalt|accepté(?:e)?|provisoire|aceptada?|provisional|rechazada?|accettat[oa]|provvisorio|aceito|aceita|recusad[oa]|geaccepteerd|geweigerd|accepterat|avböjt|accepteret|afvist|akseptert|avslått|hyväksytty|hylätty|zaakceptowan[oae]|odrzucono|přijato|odmítnuto|prijaté|elfogadva|acceptat|принято|отклонено|прийнято|kabul edildi|reddedildi|αποδεκτή|承諾済み|承諾|已接受|已谢绝|已接受邀請|수락됨|거절됨",
);
export const READ_NOTES = any(
  "gelesen|ungelesen gelöscht|lu|leído|letto|lida|gelezen|läst|læst|lest|luettu|przeczytano|přečteno|prečítané|olvasva|citit|прочтено|прочитано|okundu|αναγνώστηκε|開封済み|開封|已读|已讀|읽음",
);

/** Receipts, as headings. */
export const RECEIPT_HEADINGS = any(
  "(?:\\[[^\\]]{1,40}\\] ?)?(?:your )?(?:ticket|request|case|message|e-?mail)(?: ?\\(?#?\\d{2,12}\\)?)? (?:has been |was )?(?:received|created|opened|logged)|we(?:['’]ve| have) received your|request received",
  "(?:ihr(?:e)? )?(?:anliegen|anfrage|nachricht|ticket).{0,40}(?:eingegangen|erhalten|\\[#\\d)|wir haben ihre (?:nachricht|anfrage|e-?mail)",
  "votre (?:demande|message|ticket).{0,20}(?:reçu|enregistré)|nous avons bien reçu|accusé de (?:réception|lecture)",
  "hemos recibido (?:su|tu)|su (?:solicitud|consulta) ha sido|abbiamo ricevuto (?:la|il)|la (?:sua|tua) richiesta|recebemos (?:a )?sua|we hebben (?:je|uw|jouw)",
  "vi har (?:mottagit|modtaget|mottatt)|olemme vastaanottaneet|otrzymaliśmy|przyjęliśmy|přijali jsme|obdrželi jsme|megkaptuk|am primit|мы получили|ваша заявка|ваше обращение|talebiniz|受付完了|お問い合わせ(?:を受け付け|ありがとう)|我们已收到|已收到您的|접수되었습니다",
);

/**
 * Headings that shops, sites and application forms use and people hardly ever; they count only where nobody speaks of
 * themselves below them.
 */
export const SITE_HEADINGS = any(
  "(?:your |ihr |votre |tu |il tuo |seu )?(?:verification|security|confirmation|login|sign-?in|one-?time|access|bestätigungs|sicherheits|anmelde)[- ]?(?:code|pin|passcode|password)|\\d{4,8} (?:is|ist) (?:your|ihr|dein)|your (?:code|otp|pin)\\b|(?:(?:tu|su|seu) )?código de (?:verificación|verificação|seguridad)|(?:votre |tu )?code? (?:de vérification|de verificación)|votre code|il tuo codice|verificatiecode|kod weryfikacyjny|код подтверждения|doğrulama kodu|認証コード|验证码|인증 ?(?:코드|번호)",
  "(?:please )?(?:confirm|verify|activate) your (?:e-?mail|account|address|registration)|bitte bestätigen sie|confirme[zr]? (?:votre|su|seu|tu)|conferma (?:il tuo|la tua|l['’])",
  "(?:your )?(?:invoice|receipt|order|statement|payment|rechnung|bestellung|facture|commande|factura|fattura|pedido|ordine|factuur)(?: confirmation)?(?: (?:from|for|nr\\.?|no\\.?|number|n°|has|de|von|bei)\\b| ?[#:]| ?\\d{3,})|your (?:order|package|parcel)|ihre (?:bestellung|rechnung|sendung)|votre (?:commande|facture)|(?:tu|su) (?:pedido|factura)",
  "(?:password reset|reset your password|passwort zurücksetzen|réinitialis|restablece)|(?:new|unusual) (?:sign-?in|login)|security alert|neue anmeldung|nouvelle connexion|nuevo inicio de sesión",
  "application (?:received|confirmation)|thank(?:s| you) for (?:applying|your application|your interest)|your application (?:to|for|at|has)|we(?:['’]ve| have) received your application|(?:ihre|deine) bewerbung|vielen dank für (?:ihre|deine) bewerbung|votre candidature|(?:tu|su) (?:candidatura|solicitud)|la tua candidatura|sua candidatura|je sollicitatie",
  "(?:\\d+ new|new) (?:jobs?|messages?|notifications?|followers?|connection requests?)(?:$| for | from | on )|.{2,40} (?:sent you a message|wants to connect|viewed your profile|mentioned you|commented on|liked your)|people viewed your profile|weekly (?:digest|summary)|daily digest|jobs? (?:alert|recommendations?)",
);

/** Sentences of programs about themselves, wherever in a short mail. */
export const SAYS_AUTOMATIC = any(
  "(?:verification|security|confirmation|login|one-?time) code (?:is|:) ?\\d{4,8}|\\d{4,8} is your|code (?:will )?expires? in",
  "this (?:is an?|e-?mail (?:is|was)|message (?:is|was)) (?:an )?(?:auto(?:mated|matic(?:ally)?(?: generated)?)|system[- ]generated|sent automatically)|(?:please )?do not (?:reply|respond) (?:directly )?to this|replies to this (?:e-?mail|message|address) (?:are|will)|please type your reply above this line|(?:e-?mail|mailbox|inbox|address) is (?:not|un) ?monitored",
  "(?:automatisch (?:generierte|erstellte|versandte)|automatisierte) (?:nachricht|e-?mail|antwort)|bitte antworten sie nicht|diese (?:e-?mail|nachricht) wurde automatisch",
  "message automatique|merci de ne pas (?:y )?répondre|ne pas répondre à ce|courriel automatique|généré automatiquement",
  "mensaje (?:automático|generado automáticamente)|(?:por favor,? )?no respond(?:a|er) a este|correo automático|messaggio automatico|(?:si prega di )?non rispondere|mensagem automática|(?:por favor,? )?não responda",
  "automatisch (?:gegenereerd|verzonden)|niet (?:te )?(?:beantwoorden|reageren op deze)|automatiskt (?:genererat|meddelande)|svara inte på detta|automatisk (?:genereret|generert)|svar (?:venligst )?ikke på denne|automaattinen viesti|älä vastaa tähän",
  "wiadomość (?:została )?wygenerowana automatycznie|prosimy nie odpowiadać|automaticky (?:generovan|vygenerovan)|neodpovídejte na|automatikus (?:üzenet|levél)|ne válaszoljon|mesaj automat|nu răspundeți",
  "автоматическое (?:сообщение|письмо)|не отвечайте на это|сгенерировано автоматически|автоматичне повідомлення|otomatik (?:bir )?(?:mesaj|e-?posta)|yanıtlamayınız|lütfen cevap vermeyiniz",
  "自动(?:发送|生成)|请勿(?:直接)?回复|請勿(?:直接)?回覆|自動送信|このメールに(?:は)?返信|返信しないで|자동(?:으로)? 발송|회신하지 마|발신 ?전용",
);
/** What is received, said in a receipt's first words. */
export const RECEIPT_BEGINNINGS = any(
  "thank(?:s| you) for (?:reaching out|getting in touch|writing|contacting|applying)[^.!]{0,80}[.!] (?:we|our|someone|a member)|(?:ihr|ihre) (?:ticket|anfrage).{0,60}(?:erstellt|eingegangen|aufgenommen)|vielen dank für ihre (?:anfrage|nachricht)[^.!]{0,60}[.!] (?:ihr|wir|sie)",
  "(?:merci pour votre message[^.!]{0,40}[.!] )?votre demande (?:a bien été|est)|(?:gracias por (?:contactar|escribir)[^.!]{0,40}[.!] )hemos recibido|grazie per (?:averci|il suo)[^.!]{0,60}[.!] (?:abbiamo|la)|obrigad[oa] (?:por|pelo)[^.!]{0,60}[.!] (?:recebemos|a sua)|bedankt voor (?:uw|je) (?:bericht|mail)[^.!]{0,60}[.!] (?:we|wij|uw)",
);

/** Words with a capital that are no name of a person or of a company, and the shape of names. */

/** One capitalised word; apostrophes, hyphens and accents are part of it. */
export const WORD = "\\p{Lu}[\\p{L}\\p{M}]{0,30}(?:[’'-]\\p{L}{1,30}){0,3}";

const NOT_A_NAME = new Set(
  (
    "Id Ad Fine Pay Lid Staff Bag Suit Storm Weather Network Me Solid Reckon Caught Guard Rs Hii Islamic St Recruiter Registrar Bombed Wow WOW Rector Librarian Partner Finance Lad Nobodys Ledger Clerk Worker Client Researcher Private Social Ward Postdoctoral Carriageway Kannada Cyrillic Branch Sons River Rain Meet Instead Thankfully Otherwise Academics Deputy Woman Man Reception Shop Children Ours Figured List Proposal Portfolio Airline Bookkeeper Army Growth Probation Panel Swiss Americans Vietnamese Though Theyd Power Glazier Dra Principal With Never Intern Chair Bursar Mayor All Pub Opening Baby Nurse CNC UX DELE Sales Design Talk Video Phone Final Both Nice Lovely Only Same Some More Most Other Another Very Too Really Honestly Luckily About Asked Told Said Called Went Got Had Was Were Is Are Did Do Does Can Could Would Should Will Must Left Came Finished Started Knocked Dropped Spilled Forgot Broke Gave Took Made Been Being Up Down Out In On At By For Of An A No As From Like Off Over Under Again Here I I'm I'd I've I'll Im Ive The This That These Those There Then They He She We You It Its His Her My Our Your Their And But So Or If When While Where What Who Why How Which " +
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec " +
    "English German French Spanish Portuguese Italian Polish Dutch Russian Chinese Arabic Hindi Turkish Japanese Korean Irish Scottish Welsh British American Indian African European Ukrainian Romanian Greek Swedish Norwegian Danish Finnish Latin " +
    "Zoom Teams Webex Skype Excel Word PowerPoint Google LinkedIn Python Java SQL AWS Azure Kubernetes React Salesforce SAP WhatsApp GitHub Photoshop Figma Slack Outlook Jira Instagram Facebook YouTube Netflix Uber Indeed " +
    "Hi Hello Hey Dear Hiya Hola Bonjour Thanks Thank Cheers Best Regards Kind Sincerely Yours Warmly Love Please Sorry Ok Okay Yes No Not Nope Well Also Anyway Now Just Still Even Maybe Oh Ah God Lord Jesus Christ Good Great Bad First Second Third Last Next Today Yesterday Tomorrow Tonight Morning Afternoon Evening Night After Before During Because Since Until Once Twice One Two Three Four Five Six Seven Eight Nine Ten " +
    "Interview Interviewed Job Role Position Post Fwd Fw Re Subject From To Cc Date Sent Manager Director Head Senior Junior Assistant Officer Engineer HR CV CEO CTO CFO COO PM AM UK US USA EU IT QA PR NHS GP BSL PhD MBA MSc BA AI API TV PC DP PDF VP OK " +
    "Christmas Easter Halloween Ramadan Diwali Eid Covid Mum Mom Dad Nan Gran Grandma Grandpa Sir Madam Ma'am Mam Everyone Everybody Nobody Somebody Someone Nothing Everything Something Anything " +
    "London Paris Berlin Dublin Leeds Manchester Birmingham Glasgow Edinburgh Cardiff Belfast Bristol Liverpool Mumbai Pune Delhi Bangalore Bengaluru Chennai Hyderabad Singapore Sydney Melbourne Toronto Boston Chicago Dallas Houston Lagos Nairobi Accra Cairo Dubai Madrid Barcelona Lisbon Porto Rome Vienna Munich Hamburg Zurich Amsterdam Brussels Prague Warsaw Africa America Europe Asia India Ireland Scotland Wales England Germany France Spain Italy Poland Canada Australia Nigeria Kenya Ghana Brazil Mexico"
  ).split(" "),
);

export const isName = (word: string) =>
  !NOT_A_NAME.has(word) &&
  !/^[A-Z]{2,}$/.test(word) &&
  !/(?:ly|wise|wards|ation|tions|ment|days|ing|dnt)$/.test(word) &&
  word.length > 1 &&
  !/['’](?:ll|d|ve|m|re|t)$/.test(word);

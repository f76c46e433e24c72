/** Sorts of words that matter around names: a model that never saw "farrier" still knows what "-er role at" means. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

export const TITLES = words(
  "mr mrs ms miss mx dr dra prof professor doctor frau herr sir madam madame mme father fr sister sgt sergeant capt captain rev revd reverend pastor chef canon judge lt inspector señora señor sra sr doña don dame lady uncle auntie aunty ustaz encik puan cik pak bu ibu mdm mevrouw meneer sheikh rabbi imam deacon major colonel principal coach nurse matron",
);

/** The last word of most job titles; the endings of the others are learned. */
export const JOBS = words(
  "manager assistant officer engineer coordinator co-ordinator technician driver designer analyst associate teacher receptionist administrator agent executive supervisor nurse lead handler secretary adviser advisor crew dispatcher teller clerk worker desk intern internship consultant operator director accountant librarian leader developer specialist rep representative hand barista apprentice apprenticeship stylist negotiator researcher tech chef operative postdoc bookkeeper translator trainee scientist admin lifeguard attendant porter auditor paralegal controller surveyor picker packer cfo ceo cto aide physio physiotherapist registrar nanny baker cook fundraiser writer copywriter architect fellow fellowship hygienist therapist midwife pharmacist stacker plumber barback foreman courier temp archivist adjuster electrician mechanic interpreter caretaker fitter editor practitioner keeper caregiver carer underwriter professor lecturer planner buyer merchandiser cashier waiter waitress bartender server host hostess housekeeper cleaner guard gardener welder carpenter joiner painter roofer machinist phlebotomist paramedic dentist vet hairdresser barber florist butcher photographer retoucher journalist reporter producer curator guide pilot steward conductor trader broker recruiter generalist strategist solicitor lawyer counsel psychologist counsellor counselor tutor chaplain trainer instructor coach inspector estimator ranger firefighter constable actor musician scholar phd programme principal partner staff head",
);

export const PLACES = words(
  "ltd limited llp llc inc plc gmbh ag bv sa group holding holdings partners associates solutions systems technologies technology tech lab labs logistics freight food foods bakery café cafe restaurant bistro kitchen hotel inn resort resorts clinic surgery hospital hospice pharmacy dental care health healthcare school schools academy college university nursery primary museum gallery library council county borough trust foundation institute bank insurance capital energy airlines airline air airways motors motor garage tyres movers yachts packaging observatory learning homecare wealth benefits civil buses sons daughters brothers hardware store stores market mart salon spa gym fitness studio studios media press design home homes housing estate estates lettings properties realty construction builders plumbing electric engineering transport trucking haulage farm farms vineyard brewery distillery church parish court chambers office house hall park zoo theatre theater opera orchestra union society association agency staffing recruitment consulting services service water city state center centre company co optik law legal laundry cleaning security software digital analytics robotics pharma biotech textiles ferries rail railway metro garden gardens wildlife aquarium events bakers shop supermarket diner pub tavern arms station depot warehouse mill works yard collective network practice veterinary vets community district department ministry authority",
);

export const INTERVIEWS = words(
  "interview interviewed interviewing interviews panel round trial assessment screen screening audition test viva chat meeting stage shift role position post job vacancy apprenticeship internship placement opening applied applying apply",
);

export const SAYING = words(
  "said says say asked asks ask told tells laughed laughs nodded nods smiled smiles looked looks wrote frowned waited liked loved corrected interviewed goes went wanted wants gave took put showed started stopped came walked kept made let leaned pointed noticed saw thought mentioned explained picked helped handed read shook turned raised seemed thanked agreed offered promised reckons reckoned whistled clapped stood sat held jumped winced blinked sighed stayed ran chaired met carried rang sent invited introduced opened closed answered replied repeated interrupted joined grinned chuckled stared paused shrugged",
);

const DAYS = words(
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun today yesterday tomorrow tonight morning afternoon evening january february march april may june july august september october november december",
);
const KIN = words(
  "wife husband mum mom dad mother father sister brother son daughter nan gran grandma grandad cousin aunt uncle friend mate neighbour neighbor flatmate roommate partner boyfriend girlfriend girl boy kid baby dog cat niece nephew landlord",
);
const BOSSES = words(
  "manager boss owner director head chef lead supervisor principal chair chairman chairwoman chairperson interviewer interviewers lady man guy woman bloke chap gentleman doctor partner foreman leader editor curator matron officer founder ceo cto cfo coo dean registrar hr vp panel recruiter receptionist",
);

/** The sort of a word in small letters, or null for any other. */
export function sortOf(lower: string): string | null {
  if (TITLES.has(lower)) return "TITLE";
  if (DAYS.has(lower)) return "DAY";
  if (INTERVIEWS.has(lower)) return "INTERVIEW";
  if (SAYING.has(lower)) return "SAYS";
  if (KIN.has(lower)) return "KIN";
  if (BOSSES.has(lower)) return "BOSS";
  if (JOBS.has(lower) || JOBS.has(lower.replace(/s$/, ""))) return "JOB";
  if (PLACES.has(lower)) return "PLACE";
  if (/^0/.test(lower)) return "NUMBER";
  return null;
}

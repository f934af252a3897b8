// Written from general knowledge of working life alone: neither pages nor questions that a bot is measured on were looked at.

/**
 * What employees say, and how policies say it; on the right the best words first. Phrases hold their small words only where
 * these carry meaning ("time off"); questions may have more of them in between. A word that means several things at work
 * stands in phrases only: "get fired", "fire drill".
 */
export const workplaceWords: Readonly<Record<string, string>> = {
  // Leave and absence
  'vacation, vacay, pto, paid time off, annual leave': 'annual leave, vacation, paid time off',
  'time off, days off, day off, week off, weeks off, month off, months off, afternoon off, morning off':
    'leave, absence, vacation, paid time off',
  'take break from job, extended break, career break, gap year, long absence, time away, away for months':
    'leave of absence, leave without pay, sabbatical, extended leave',
  'unpaid time off, unpaid leave, unpaid vacation, off without pay':
    'leave without pay, unpaid leave, leave of absence',
  holiday: 'annual leave, vacation, public holiday',
  'bank holiday, public holiday, national holiday, federal holiday, christmas, xmas, thanksgiving, new year, easter, memorial day, labor day, independence day, fourth of july':
    'public holiday, federal holiday, observed, holiday',
  'pray, prayer, ramadan, eid, diwali, hanukkah, yom kippur, sabbath, shabbat, church, mosque, synagogue, temple, hijab, turban':
    'religious, religion, observance, accommodation',
  'unused vacation, unused days, unused leave, leftover days, leftover vacation, vacation left, days left over, roll over, carry forward, carry over, bring over':
    'carryover, carry over, accrued, forfeit',
  'lose vacation, lose days, lose leave, use it or lose it': 'forfeit, carryover, restored, accrued',
  'cash out, cash in, sell vacation, sell days, sell leave, paid for unused':
    'lump sum, payout, accrued leave',
  'build up, add up, pile up, rack up, earn vacation, earn leave': 'accrue, accrual, balance',
  'days do i have, days left, leave left': 'entitlement, balance, accrual, accrue',
  'days do i earn, days am i entitled, days of vacation, weeks of vacation':
    'entitlement, accrual, annual leave',
  'sick, ill, unwell, sickness, feel bad, not feel well, not feeling well, under the weather, come down with, came down with, throw up, vomiting, migraine, headache, stomach bug, flu, fever, have cold, catch cold, caught cold':
    'sick leave, illness, medical',
  'call in sick, calling in sick, called in sick, sick day, stay home sick, too sick, phone in sick':
    'sick leave, illness, absence, notify, supervisor',
  'covid, corona, coronavirus, pandemic, contagious, infectious, quarantine':
    'communicable disease, quarantine, illness, public health',
  'doctor note, sick note, note from doctor, medical note, proof of illness, prove sick, fit note':
    'medical certificate, medical documentation, certification, evidence',
  'doctor, dentist, checkup, check up, physio, physiotherapist, optician, clinic, medical appointment':
    'medical, appointment, health care, sick leave',
  'surgery, hospital, hospitalized, chemo, cancer, heart attack, stroke, broken leg, broken arm':
    'serious health condition, medical, illness, incapacitated',
  'pregnant, pregnancy, expecting baby, expecting child, expecting twins, having baby, have baby, having kid, having child, give birth, gave birth, childbirth, baby, newborn, twins':
    'parental leave, maternity, birth, pregnancy',
  'maternity leave, mat leave, maternity': 'parental leave, birth, pregnancy, family leave',
  'paternity leave, paternity, new dad, new father, becoming dad, becoming father, wife gives birth, wife pregnant, wife is due':
    'parental leave, paternity, birth, family leave',
  'adopt child, adoption leave, adopted child, adopt a, adopt kid, adopt baby, adopting child, adopting baby, foster, surrogate, surrogacy':
    'adoption, foster, placement, parental leave',
  'breastfeed, breastfeeding, pump milk, pumping milk, express milk, nursing room, mother room':
    'lactation, nursing, breastfeeding',
  'miscarriage, stillbirth, ivf, fertility': 'pregnancy, reproductive, medical, bereavement',
  'sick child, sick kid, child is sick, kid is sick, sick parent, sick mother, sick father, daughter is sick, son is sick, look after, care for, caring for, elderly, nursing home, aging parents':
    'family care, caregiver, dependent, family member, family leave',
  'fmla, family leave': 'family and medical leave, serious health condition, parental leave',
  'died, dies, die, dying, death, dead, pass away, passed away, passing away, passed on, funeral, burial, grief, grieving, mourning, lost my father, lost my mother, lost my parent':
    'bereavement, funeral, death, family member',
  'jury, jury duty, jury service, summons, summoned, court, subpoena, testify, witness':
    'court leave, jury, witness, official duty',
  'vote, voting, election, polling station, ballot':
    'voting, election, excused absence, administrative leave',
  'army, navy, marines, national guard, reservist, reserve duty, drill weekend, called up, call up, boot camp':
    'military leave, uniformed services, active duty, reserve',
  veteran: 'military service, veteran, preference',
  'give blood, donate blood, blood drive, blood donation, donate kidney, bone marrow, organ donor, organ donation':
    'donor leave, donation, administrative leave, excused absence',
  'donate leave, donate vacation, give vacation, give leave, share leave, leave sharing':
    'leave transfer, leave bank, donated leave',
  'snow, blizzard, storm, hurricane, bad weather, weather, weather day, flooding, tornado':
    'weather, emergency closure, dismissal, closure',
  'running late, late for work, come in late, arrive late, show up late, oversleep, overslept, tardy':
    'tardiness, late arrival, attendance, notify',
  'no show, not show up, did not come in, awol, skip work, skipping work, unexcused':
    'absence without leave, unauthorized absence, unexcused, attendance',
  'out of office, ooo, away message, auto reply, autoresponder': 'absence, automatic reply, calendar, leave',
  'wedding, married, marry, marriage, honeymoon, engagement party':
    'marriage, spouse, life event, qualifying event',
  'divorce, divorced, split up with wife, split up with husband':
    'divorce, life event, beneficiary, dependent',
  'ask for vacation, book vacation, book time off, request time off, apply for leave, put in for vacation, ask for time off':
    'leave request, approval, approve, advance notice',
  'deny vacation, refuse vacation, turn down vacation, cancel vacation, say no to vacation':
    'deny, denied, disapprove, leave request',
  'half day, couple of hours off, few hours off': 'hours, increment, partial day, leave',
  'come back to work, coming back, return after leave, back from leave, back from maternity':
    'return to duty, return, reinstatement, restoration',

  // Family and people
  'kid, kids, child, children, son, daughter, stepchild, stepson, stepdaughter, toddler, teenager':
    'child, dependent, dependant, family member',
  'wife, husband, spouse, fiancé, fiancée, girlfriend, boyfriend, significant other':
    'spouse, domestic partner, partner, family member',
  'mom, mum, dad, mother, father, parents': 'parent, family member',
  'grandma, grandmother, grandpa, grandfather, brother, sister, sibling, uncle, aunt, cousin, in laws, mother in law, father in law':
    'family member, immediate family, relative',
  'daycare, day care, nursery, babysitter, nanny, childcare, child care, kindergarten, preschool':
    'child care, dependent care, subsidy',
  'bring kid, bring child, bring baby, bring children, bring son, bring daughter':
    'child, visitor, guest, premises, workplace',

  // Health, safety at work, disability
  'hurt, hurt at work, hurt myself, injured, injury, got hurt, cut myself, fell down, slipped, work accident':
    'injury, accident, workers compensation, incident report',
  'an accident, car accident, had accident, accident at work, accident on, car crash, crashed car, fender bender':
    'accident, collision, incident, report',
  'back pain, backache, wrist pain, neck pain, carpal tunnel, sore back, eye strain, standing desk, ergonomic chair':
    'ergonomic, ergonomics, accommodation, workstation',
  'disabled, disability, wheelchair, blind, deaf, hard of hearing, dyslexia, dyslexic, adhd, autism, autistic, handicap, handicapped, impairment':
    'disability, reasonable accommodation, accessibility',
  'screen reader, captions, subtitles, alt text, colour blind, color blind, sign language, interpreter':
    'accessibility, accessible, accommodation, section 508',
  'stressed, stress, burnout, burned out, burnt out, burn out, overwhelmed, overworked, depressed, depression, anxiety, anxious, panic attack, breakdown, mental health':
    'mental health, employee assistance, counseling, wellbeing',
  'therapist, therapy, counselor, counsellor, counselling, psychologist, psychiatrist, someone to talk to':
    'employee assistance, counseling, mental health',
  'suicide, suicidal, kill myself, self harm': 'crisis, employee assistance, mental health, emergency',
  'gym, yoga, workout, exercise class, sports club, fitness class, fitness studio, fitness club':
    'physical activity, exercise, wellness program',
  'vaccine, vaccination, vaccinated, flu shot, booster, jab': 'immunization, vaccination, vaccine',
  'first aid, ambulance, paramedic, heart stops, defibrillator, band aid, aed':
    'first aid, medical emergency, emergency',
  'smoke, smoking, smoker, cigarette, vape, vaping, e cigarette': 'tobacco, smoking, smoke free',
  'drunk, drink alcohol, drinking, alcohol, beer, wine, booze, hungover, hangover, champagne':
    'alcohol, intoxicated, impaired, substance',
  'weed, pot, cannabis, marijuana, cocaine, drugs, getting high, drug test, pee test, urine test':
    'controlled substance, illegal drugs, drug testing, substance abuse',
  'addicted, addiction, rehab, sober': 'substance abuse, treatment, rehabilitation, employee assistance',
  'gun, knife, weapon, firearm, pistol, pepper spray': 'weapon, firearm, prohibited, premises',
  'violent, violence, threaten, threatened, threatening, hit me, punched, attacked me, fight, stalker, stalking':
    'workplace violence, threat, assault, security',
  'domestic abuse, domestic violence, abusive partner, abusive husband, restraining order':
    'domestic violence, safety, victim, assistance',

  // Pay and hours
  'paycheck, pay check, payslip, pay slip, pay stub, wage, wages, salary, earnings, pay':
    'salary, pay, compensation, payroll',
  'payday, pay day, get paid, when paid, paid on': 'pay period, payroll, pay date, direct deposit',
  'not paid, underpaid, paid too little, missing pay, wrong pay, paid wrong, short on paycheck':
    'payroll, correction, underpayment, back pay',
  'paid too much, overpaid, pay too much': 'overpayment, debt, repayment, waiver',
  'pay rise, pay raise, more money, more pay, salary increase, pay increase, pay bump, wage increase, a raise, get raise, next raise, deserve raise, ask for raise, pay raises':
    'salary increase, pay adjustment, merit, step increase',
  'pay band, pay grade, salary range, pay range, pay scale, salary bands, how much do people earn':
    'pay scale, salary range, grade, classification',
  'bonus, bonuses, reward, christmas bonus, spot bonus, year end bonus':
    'award, incentive, bonus, recognition',
  'sign on bonus, signing bonus, joining bonus, retention bonus':
    'recruitment incentive, retention incentive, bonus',
  'referral, refer friend, recommend friend, friend for job, bring friend in':
    'referral, referral bonus, recruitment',
  'bank account, bank details, account number, new bank, change bank':
    'direct deposit, payroll, bank account',
  'overtime, extra hours, long hours, work late, working late, stay late, work weekends, weekend work, work on saturday, work on sunday, more than 40 hours':
    'overtime, premium pay, compensatory time',
  'night shift, graveyard shift, late shift': 'shift, night differential, night',
  'travel time paid, paid for travel time, paid while travelling, paid while traveling':
    'travel compensatory time, hours, compensable',
  'clock in, clock out, punch in, timesheet, time sheet, time card, log hours, log my hours, record hours, track hours, enter hours, report hours':
    'timesheet, timekeeping, time and attendance, hours',
  'hours a week, hours per week, hours a day, start time, come in, office hours, opening hours, nine to five, 9 to 5':
    'working hours, schedule, core hours, tour of duty',
  'flextime, flexitime, flexible hours, flexible schedule, start early, start earlier, leave early, leave earlier, finish early, go home early, own hours':
    'flexible schedule, flexible hours, core hours, alternative schedule',
  'four day week, 4 day week, compressed week, nine day, every other friday':
    'compressed schedule, alternative schedule, flexible',
  'part time, fewer hours, reduce hours, cut hours, reduce my hours, less hours, half time':
    'part-time, reduced hours, schedule',
  'lunch break, coffee break, tea break, nap, rest break': 'break, meal period, rest period',
  'tax, taxes, withholding, w2, w4, w 2, w 4, tax form, irs': 'tax, withholding, payroll, federal income',
  'stock, stock options, equity, rsu, espp': 'equity, stock, shares, vesting',
  'garnish, garnishment, child support, alimony, debt collector': 'garnishment, payroll deduction, debt',
  'advance on salary, salary advance, pay in advance, loan from company': 'advance, loan, payroll',

  // Benefits
  'perk, perks, benefits package': 'benefits, eligibility, employee benefits',
  'insurance, health plan, health care, healthcare, medical plan, health cover':
    'health insurance, coverage, benefits, enrollment',
  'teeth, dental, glasses, eyeglasses, contact lenses, vision plan, orthodontist, braces':
    'dental, vision, insurance, benefits',
  'life insurance, accident insurance, disability insurance, insured if die':
    'life insurance, coverage, beneficiary, benefits',
  'sign up for insurance, sign up for benefits, change insurance, change plan, switch plan, add wife, add husband, add spouse, add child, add baby':
    'enrollment, open season, qualifying life event, coverage',
  'pension, retire, retirement, retiring, 401k, 401 k, nest egg, old age, superannuation, company pension':
    'retirement, pension, retirement plan, contribution',
  'company match, employer match, matching contribution, matched contribution':
    'matching contribution, employer contribution, retirement plan',
  'hsa, fsa, flexible spending, health savings':
    'flexible spending account, health savings account, benefits',
  'cobra, insurance after leaving, keep insurance': 'continuation of coverage, coverage, separation',
  'who gets money if i die, beneficiary, next of kin, heir': 'beneficiary, designation, survivor',
  'student loan, student loans, college debt': 'student loan repayment, repayment, service agreement',
  'unemployment, unemployment benefits, jobless, dole': 'unemployment compensation, separation',

  // Hiring and starting
  'hire, hire someone, recruit, recruiting, recruiter, headhunter, headcount, fill position, new position, open position, need more people':
    'hiring, recruitment, vacancy, position',
  'apply for job, job opening, job posting, job ad, open jobs, open roles, vacancies':
    'vacancy, announcement, application, position',
  'candidate, applicant, cv, resume, résumé, cover letter': 'applicant, candidate, application, selection',
  'interview, interviewer, interviewing, job interview': 'interview, selection, candidate, hiring',
  'background check, criminal record, police check, convicted, conviction, felony, credit check, vetting, fingerprint, fingerprinted':
    'background investigation, screening, suitability, security clearance',
  'clearance, security clearance, secret clearance, top secret':
    'security clearance, background investigation, classified',
  'job offer, offer letter, start date': 'offer, appointment, entry on duty, onboarding',
  'first day, first week, new here, just started, new starter, new joiner, joiner, newbie, newcomer, new hire, start here, just joined, new employee':
    'onboarding, orientation, new employee',
  'probation, trial period, trial phase, probationary': 'probationary period, probation, evaluation',
  'visa, green card, work permit, citizen, citizenship, immigrant, right to work':
    'immigration, citizenship, work authorization, eligibility',
  'internship, summer intern, student job, working student, trainee, apprentice, apprenticeship, hire intern, unpaid intern':
    'internship, student, apprentice, trainee',
  'freelancer, freelance, temp, temps, temp worker, agency worker, consultant, outside help':
    'contractor, consultant, temporary, contingent',
  'hire relative, hire family, hire brother, hire sister, hire wife, hire husband, hire son, hire daughter, relative works here, wife works here, family member works here, nepotism':
    'nepotism, relative, conflict of interest, employment of relatives',
  'rehire, rehired, boomerang, come back to the company, former employee':
    'rehire, reinstatement, former employee',
  'reference letter, letter of recommendation, recommendation letter, job reference, prove employment, proof of employment, confirm employment, employment letter':
    'employment verification, reference, recommendation',
  'org chart, who reports to, reporting line, department chart':
    'organizational chart, organization, reporting',
  'job description, what is my role, job duties, job title':
    'position description, duties, responsibilities, classification',
  'buddy, mentor, mentoring, coach, coaching, sponsor me': 'mentor, mentoring, coaching, onboarding',

  // Performance and career
  'appraisal, performance review, annual review, yearly review, evaluation, review with boss, how am i doing':
    'performance appraisal, performance evaluation, rating, performance plan',
  'underperform, underperformer, bad performance, poor performance, low performer, bad review, bad rating, pip, not doing well, slacker, not pulling weight':
    'unacceptable performance, performance improvement, improvement plan, rating',
  'okr, okrs, kpi, kpis, goals': 'goals, objectives, performance, key results',
  'feedback, praise, criticise, criticize, one on one, 1 on 1, one to one, 1 1, catch up with boss':
    'feedback, supervisor',
  'promotion, promoted, promote, move up, climb, career ladder, career path, level up, next level, get ahead':
    'promotion, career ladder, advancement, grade',
  'demote, demoted, demotion, downgraded': 'demotion, reduction in grade, adverse action',
  'switch team, switch teams, change team, change teams, change department, move to another team, transfer to another, new role internally':
    'transfer, reassignment, detail, internal mobility',
  'temporary assignment, loaned to, loan to another': 'detail, assignment',
  'thank colleague, thank coworker, nominate, shout out, kudos, employee of the month, recognise colleague, recognize colleague':
    'recognition, award, nomination',

  // Leaving
  'resign, resigning, hand in notice, give notice, two weeks notice, leave company, leaving company, leave job, leaving job, leave organization, find another job, new job elsewhere, my last day, walk out, to quit, if i quit, when i quit, before i quit, after i quit, can i quit, quit job, quit company, someone quits, employee quits, of quitting, quit without, quit before, quit during, quit after':
    'resignation, separation, resign, notice period, offboarding',
  'get fired, gets fired, got fired, getting fired, be fired, been fired, was fired, being fired, fire me, fire someone, fire somebody, fire an employee, fired for, fired if, fire him, fire her, sacked, get sacked, let go, kicked out, get rid of, lose job, losing job, lost job, boot out':
    'termination, dismissal, removal, disciplinary action, separation',
  'laid off, lay off, lay people off, layoff, layoffs, redundancy, redundant, downsizing, downsize, job cuts, cut jobs':
    'reduction in force, layoff, redundancy, severance',
  'severance pay, golden handshake, payoff, leaving package, severance package, severance money':
    'severance pay, separation, termination',
  'exit interview, leaving interview, handover, hand over, last day checklist, someone leaves, person leaves, employee leaves, colleague leaves, leaver, leavers':
    'offboarding, exit, separation, clearance',
  'give back laptop, return laptop, return equipment, hand back, give back badge, keep laptop':
    'return of equipment, government property, property, separation, offboarding',
  'noncompete, non compete, work for competitor, join competitor, competitor':
    'non-compete, post-employment, restriction, competitor',

  // Conduct and complaints
  'harass, harassed, harassment, bully, bullied, bullying, groped, grope, unwanted touching, creepy, inappropriate touching, sexual remark, sexual comment, dirty joke, flirting, hit on':
    'harassment, sexual harassment, misconduct, hostile work environment',
  'racist, racism, sexist, sexism, homophobic, discriminate, discriminated, discrimination, unfair because, skin colour, skin color, treated differently, ageism, too old':
    'discrimination, equal employment opportunity, protected, complaint',
  'gay, lesbian, trans, transgender, lgbt, lgbtq, pronoun, pronouns, nonbinary, transition gender':
    'gender identity, sexual orientation, pronouns, inclusion',
  'diverse, diversity, dei, inclusive': 'diversity, inclusion, equity, equal opportunity',
  'rude, yell, yelled, yelling, shout at, shouting, screamed, swear, swearing, curse, insult, insulted, jerk, toxic, gossip, disrespectful':
    'code of conduct, respectful, unprofessional, harassment',
  'complain, complaint, complaining, file complaint, speak up, tell hr, raise concern, raise issue, unhappy with':
    'complaint, grievance, report',
  'whistleblower, whistleblowing, whistle blower, blow the whistle, report fraud, report wrongdoing, anonymous tip, anonymously, hotline, tip off':
    'whistleblower, report, inspector general, retaliation, confidential',
  'revenge, punish me, retaliate, retaliation, get back at, payback': 'retaliation, reprisal, protected',
  'get in trouble, in trouble, written warning, write up, written up, warning letter, punished, punishment, penalty, consequences, slap on the wrist, suspended, suspension':
    'disciplinary action, discipline, reprimand, suspension',
  'appeal, contest decision, fight decision, disagree with decision, challenge decision':
    'appeal, grievance, reconsideration, dispute',
  'fight with coworker, fight with colleague, argument with, disagree with boss, disagree with colleague, falling out, not get along, problem with boss, problem with manager, problem with colleague, conflict with colleague':
    'conflict resolution, mediation, dispute, grievance',
  'union, unions, shop steward, works council, strike, collective agreement':
    'bargaining unit, union, collective bargaining, labor relations',
  'dating coworker, date coworker, dating colleague, date colleague, date someone, dating someone, romance, relationship with coworker, relationship with colleague, relationship with boss, sleep with, in love with, office romance':
    'personal relationship, consensual relationship, conflict of interest, disclose',
  'dress code, clothes, clothing, wear, jeans, tattoo, tattoos, piercing, piercings, t shirt, sneakers, outfit':
    'dress code, attire, appearance, grooming',
  'cheat, cheating, lie on, lying, fake, faked, forged, made up, falsify, fudge':
    'fraud, falsification, dishonesty, misconduct',
  'steal, stealing, stole, embezzle, theft by': 'theft, misconduct, misuse, property',
  'sleep at work, asleep, sleeping on the job, watch movies, play games, surf the web, browse internet, online shopping, personal stuff, private use, personal use, for private':
    'personal use, limited use, acceptable use, misuse',
  'porn, porno, adult site, nsfw, dirty pictures':
    'sexually explicit, pornography, prohibited, acceptable use',
  'gambling, betting, bet, office pool, lottery, raffle': 'gambling, prohibited, raffle, ethics',
  'arrested, jail, prison, dui, police stop, charged with crime':
    'arrest, conviction, criminal, report, suitability',
  'sell to coworkers, girl scout cookies, collect money, pass the hat, solicit, chain letter, sell stuff':
    'solicitation, fundraising, distribution, prohibited',
  'charity, volunteer, volunteering, good cause, donate to charity, food drive':
    'volunteer, charitable, community service, fundraising',

  // Working from elsewhere
  'remote, remotely, wfh, home office, work from home, working from home, work at home, works from home, telework, telecommute, hybrid, stay at home, from my couch':
    'remote, telework, telecommuting, alternative worksite',
  'come to office, come into office, back to office, office days, return to office, rto, in person days':
    'in-office, onsite, official duty station, telework',
  'work abroad, work from abroad, working abroad, abroad, another country, other country, foreign country, overseas, from spain, digital nomad, workation, outside the country':
    'international, foreign, overseas, remote, location',
  'relocate, relocation, move to another city, moving to another city, another state, different state, move house, moving house, moved house, moving costs, movers':
    'relocation, duty station, change of address, moving expenses',
  'coffee shop, cafe, café, starbucks, airport, library wifi, hotel wifi, public wifi, public wi fi, hotspot, coworking space':
    'public network, remote, vpn, wireless, telework',
  'internet at home, home internet, internet bill, broadband, wifi bill, electricity bill':
    'internet, reimbursement, telework, home office, stipend',
  'desk at home, chair at home, home desk, home setup, set up home office':
    'home office, equipment, furniture, allowance',

  // Training and learning
  'training, classes, workshop, webinar, bootcamp, learn new, seminar, udemy, coursera, a course, take course, online course, training course, courses online, take class':
    'training, learning, professional development, course',
  'conference, conferences, convention, meetup, trade show, summit, go to event':
    'conference, event, attendance, training, registration',
  'give talk, giving talk, keynote, speak at, speaking at, on stage, invited to speak, speaker, panel':
    'speaking engagement, presentation, public speaking, conference, honorarium',
  'degree, university, college, tuition, mba, night school, study, go back to school, phd':
    'tuition assistance, academic degree, education, tuition reimbursement',
  'certificate course, certification exam, get certified, certified, exam fee, exam fees, certification':
    'certification, exam, professional development, credential',
  'membership, membership dues, association dues, professional association, association fee, bar association, licence fee, license fee':
    'membership, dues, professional association, license',
  'mandatory training, required training, annual training, compliance training, awareness training, have to complete':
    'mandatory training, required training, compliance, annual',

  // Travel
  'trip, business trip, travelling, traveling, journey, go on trip':
    'travel, business travel, temporary duty, itinerary',
  'flight, flights, fly, flying, flew, plane, plane ticket, air ticket, airline, airfare':
    'air travel, airfare, airline, flight, common carrier',
  'first class, business class, upgrade seat, premium economy, legroom, seat upgrade, better seat':
    'premium class, business class, upgrade, fare, coach',
  'frequent flyer, frequent flier, air miles, airline miles, airmiles, loyalty points, bonus miles, reward points':
    'frequent flyer, promotional benefits, loyalty, travel',
  'cheapest flight, expensive flight, flight price, contract fare':
    'airfare, contract carrier, city pair, lowest fare',
  'train ride, train ticket, train tickets, train fare, train journey, train trip, by train, railway, amtrak, eurostar':
    'rail, travel, transportation, common carrier, fare',
  'cab, cabs, taxi, uber, lyft, rideshare, ride share, ride hailing':
    'taxi, ground transportation, local travel, ride',
  'rental car, rent car, hire car, car hire, rent a vehicle':
    'rental car, vehicle, ground transportation, insurance',
  'own car, private car, personal car, drive myself, gas money, petrol, fuel, gasoline, kilometers, kilometres, miles driven':
    'privately owned vehicle, mileage, mileage rate, reimbursement',
  'company car, car from work, official car, pool car, fleet':
    'government vehicle, company vehicle, fleet, official use',
  'toll, tolls, parking ticket, parking fine, speeding ticket, traffic ticket, parking fee':
    'toll, parking, fine, violation, reimbursement',
  'hotel, hotels, motel, airbnb, where to stay, place to stay, room for the night, overnight, accommodations for trip':
    'lodging, accommodation, hotel, per diem',
  'stay with friends, stay with family, stay at friends': 'lodging, non-conventional, friends or relatives',
  'meals, food on trip, eat, eating, dinner, lunch, breakfast, restaurant, food allowance, daily allowance':
    'meals, per diem, subsistence, incidental expenses',
  'suitcase, luggage, bag fee, checked bag, baggage, bags': 'baggage, luggage, fee, travel',
  'tip, tips, tipping, waiter': 'gratuity, tip, incidental expenses',
  'book flight, book flights, book hotel, book trip, book travel, book ticket, travel agent, travel booking':
    'travel reservation, air travel, booking, travel management, authorization',
  'approve trip, approve travel, permission to travel, allowed to travel, sign off trip':
    'travel authorization, approval, authorize',
  'cancel trip, cancelled flight, canceled flight, missed flight, miss flight, delayed flight, stranded':
    'cancellation, itinerary, travel, rebook, refund',
  'bring wife, bring husband, bring partner, bring family, wife along, husband along, take family':
    'accompany, spouse, family member, personal travel',
  'add weekend, extend trip, stay longer, few extra days, combine vacation, personal days on trip, sightseeing':
    'personal travel, leave, indirect travel, itinerary',
  'passport, visa for trip, entry visa': 'passport, visa, international travel, foreign travel',
  'dangerous country, travel warning, risky country, war zone':
    'travel advisory, security, international travel, high-risk',
  'take laptop abroad, laptop abroad, phone abroad, laptop overseas, laptop on vacation, laptop on holiday':
    'international travel, foreign travel, equipment, loaner, device',
  'car pool, carpool, carpooling, share ride': 'carpool, ridesharing, commuting, transportation',

  // Expenses and money
  'expense, expenses, expense report, out of pocket, money back, pay me back, pay back, paid back, get back money, refund me, get reimbursed, claim back, own money, my own pocket, claim money':
    'reimbursement, expense, claim, voucher',
  'receipt, receipts, bill, bills, proof of purchase, lost receipt':
    'receipt, invoice, documentation, voucher',
  'company card, corporate card, credit card, travel card, amex, corporate credit card':
    'purchase card, travel card, charge card, cardholder',
  'petty cash, cash advance': 'cash advance, petty cash, imprest',
  'how much money, how much can i spend, spending limit, limit for, maximum amount, price limit, spend up to':
    'limit, threshold, maximum, amount, budget',
  'budget, budgets, cost center, cost centre': 'budget, funding, appropriation, allocation',
  'invoice, invoices, pay vendor, pay supplier, bill us, unpaid bill':
    'invoice, payment, accounts payable, vendor',
  'phone bill, mobile bill, cell bill, data plan, roaming': 'mobile, reimbursement, phone, data charges',
  'team dinner, team lunch, team event, team outing, offsite, off site, retreat, party, office party, christmas party, team building':
    'event, team, hospitality, food, retreat',
  'snacks, coffee, free food, pizza, catering, refreshments, drinks for':
    'refreshments, food, meals, catering',
  'flowers, birthday, birthday cake, cake, farewell gift, goodbye gift, leaving gift, baby shower':
    'gift, celebration, between employees, contribution',

  // Gifts, interests, outside life
  'gift, gifts, birthday present, christmas present, present from, a present from, freebie, freebies, swag, free tickets, football tickets, offered tickets, tickets from, ticket from vendor, concert tickets, hamper, bottle of wine, goodies':
    'gift, gratuity, hospitality, accept, ethics',
  'gift card, voucher from, amazon card, gift certificate': 'gift, cash equivalent, accept',
  'vendor pays, vendor paid, paid by vendor, supplier pays, invited by vendor, wined and dined, lunch from vendor, dinner with vendor, dinner with client':
    'gift, hospitality, entertainment, vendor, ethics',
  'bribe, bribery, kickback, under the table, grease, corrupt, corruption':
    'bribery, corruption, anti-corruption, ethics',
  'gift for boss, gift to boss, present for boss, gift for manager, present for manager':
    'gifts between employees, superior, contribution',
  'side job, side gig, side hustle, second job, moonlight, moonlighting, freelance on the side, another job, other job, own business, own company, start a business, startup on the side, side business, side project, weekend job':
    'outside employment, outside activities, secondary employment, conflict of interest',
  'teach, teaching, lecture, write book, writing book, blog post, paid article, paid for talk':
    'outside activities, teaching, speaking, honorarium',
  'own shares, own stock, invest, investing, investment, investments, shares in supplier, shares in vendor, stock in':
    'financial interest, conflict of interest, disclosure, holdings',
  'conflict of interest, conflicting interests, friend owns, brother owns, wife owns, husband owns, family business, friend is vendor':
    'conflict of interest, financial interest, recuse, impartiality, disclosure',
  'insider trading, inside information, tip on stock': 'insider trading, nonpublic information, material',
  'board member, sit on board, serve on board, advisory board':
    'outside activities, board, fiduciary, conflict of interest',
  'politics, political, campaign, campaigning, run for office, candidate for office, protest, rally, yard sign, democrat, republican':
    'political activity, partisan, political, Hatch Act',
  'lobby, lobbying, lobbyist, senator, congressman, member of parliament, lawmaker':
    'lobbying, legislative, congress, government relations',

  // Speech, media, brand
  'facebook, twitter, tweet, tweeting, instagram, tiktok, linkedin, reddit, social media, post online, posting online, blog, blogging, mastodon, bluesky':
    'social media, personal account, public, posting',
  'journalist, press, newspaper calls, tv, media asks, media inquiry, press release, radio, podcast, reporter calls, reporter asks, reporter contacts, talk to reporter, call from reporter':
    'media, press, public affairs, communications, spokesperson',
  'say in public, talk publicly, speak publicly, opinion in public, talk about work, tell friends about work, own opinion':
    'public statements, personal capacity, disclaimer, disclose',
  'logo, logos, brand, branding, letterhead, business card, business cards, slides template, powerpoint template':
    'brand, logo, trademark, official',
  'email signature, signature in email, email footer': 'signature block, email, branding',
  'photo, photos, picture, pictures, selfie, headshot, profile picture, film, filming':
    'photograph, image, consent, video',
  'newsletter, mass email, email everyone, mail to all, all hands, announce, announcement':
    'communications, announcement, distribution, all-staff',
  'website, web page, homepage, landing page, update site': 'website, web content, publish, digital',
  'plain english, jargon, writing style, style guide, tone of voice': 'style guide, plain language, content',

  // Legal, contracts, purchasing
  'lawyer, attorney, solicitor, legal advice, legal department, legal team':
    'counsel, general counsel, legal, attorney',
  'sue, sued, suing, lawsuit, court case, being sued, taken to court, legal action':
    'litigation, claim, legal proceedings, counsel',
  'litigation hold, legal hold, do not delete, preserve': 'legal hold, litigation, preservation, records',
  'police asks, police ask, search warrant, law enforcement, fbi':
    'subpoena, law enforcement, legal process, counsel',
  'contract, contracts, terms and conditions, paperwork with vendor, agreement': 'contract, agreement',
  'sign contract, signs contract, allowed to sign, sign on behalf, who can sign, who signs, signature authority, sign for the company, countersign':
    'signature authority, signatory, delegation, authorized, contract',
  'e sign, esign, docusign, electronic signature, sign digitally, digital signature':
    'electronic signature, digital signature, signing',
  'nda, non disclosure, nondisclosure, secrecy agreement, confidentiality agreement':
    'nondisclosure agreement, confidentiality, confidential',
  'secret, secrets, trade secret, keep quiet, hush, not tell anyone, sensitive stuff, internal only':
    'confidential, proprietary, nonpublic information, sensitive information',
  'buy, buying, bought, purchase, purchases, shop for, acquire, get quote':
    'purchase, procurement, acquisition',
  'buy software, buy tool, new software, new tool, pay for software, software licence, software license, saas, app subscription, buy app':
    'software, procurement, license, approval, purchase',
  'supplier, suppliers, third party, third parties, seller, vendor, vendors, merchant':
    'vendor, supplier, contractor, third party',
  'new vendor, new supplier, choose vendor, pick vendor, vet vendor, vendor check, vendor security':
    'vendor, due diligence, third party, risk assessment',
  'quote, quotes, three quotes, compare prices, bid, bids, bidding, tender, rfp, rfq':
    'quotation, competition, solicitation, proposal, bid',
  'only one vendor, single vendor, no bidding, without competition, without tender, sole source':
    'sole source, justification, noncompetitive',
  'purchase order, po number': 'purchase order, requisition, procurement',
  'cancel contract, end contract, get out of contract, contract runs out, contract ends, renew contract, extend contract':
    'termination, expiration, renewal, contract',
  'patent, patents, invent, invention, invented, idea i had': 'patent, invention, intellectual property',
  'copyright, copyrighted, copy text, use image, stock photo, stock photos, who owns, own the code, ownership of code, ip rights':
    'copyright, intellectual property, ownership, license',
  'export control, sanctions, embargo, sanctioned': 'export control, sanctions, restricted, compliance',
  'audit, audited, auditor, auditors, inspection, inspector': 'audit, inspection, compliance, review',
  'law, laws, regulation, legal requirement, illegal, against the law, legal to':
    'statute, regulation, compliance, unlawful',
  'forbidden, banned, not allowed, off limits, no go, taboo': 'prohibited, restricted, not permitted',
  'exception, exceptions, exempt from, waive, bend the rules, special case': 'exception, waiver, exemption',
  'permission, sign off, signoff, go ahead from, green light, blessing, approve, approval, approves':
    'approval, authorization, approve, consent',
  'foia, freedom of information, public records request, information request':
    'freedom of information, FOIA, records, disclosure, request',

  // Privacy and records
  'personal data, private data, personal info, personal information, pii, private information, sensitive data, customer data, user data, employee data':
    'personally identifiable information, personal data, privacy, sensitive',
  'gdpr, ccpa, data protection, privacy law, privacy policy': 'privacy, data protection, personal data',
  'social security number, ssn, date of birth, home address':
    'personally identifiable information, privacy, sensitive',
  'delete my data, see my data, data about me, my personnel file, my file, what do you know about me':
    'data subject, personnel records, access request, privacy',
  'leak, leaked, leaks, leaking, data leak, data breach, sent to wrong person, wrong recipient, wrong email, wrong address, data exposed, exposed data':
    'breach, incident, disclosure, unauthorized, privacy',
  'spy on, am i monitored, monitoring employees, am i tracked, spying, spied, monitor me, watch me, watching me, track me, tracking me, surveillance, read my email, reads my email, read my messages, can see my':
    'monitoring, expectation of privacy, surveillance, privacy',
  'camera, cameras, cctv, video surveillance, footage': 'surveillance, video, camera, monitoring',
  'record meeting, recorded call, recorded meeting, record conversation, record video, record someone, record meetings, record call, record calls, tape, taping, transcript':
    'recording, consent, transcript',
  'browser cookies, website cookies, cookie banner, web tracking, analytics, google analytics':
    'cookies, web tracking, privacy, analytics',
  'keep records, keep files, keep email, keep emails, keep documents, how long to keep, how long do we keep, throw away, throw out, get rid of documents, get rid of files, old files, old documents, old emails, delete emails, delete email, delete files, archive':
    'retention, records, disposition, records schedule, archive',
  'shred, shredder, shredding, bin paper, paper bin, trash documents':
    'destruction, disposal, shred, records',
  'survey, surveys, questionnaire, poll staff, user research, interview users, usability test':
    'survey, information collection, research, consent, participants',
  'medical file, health data, health information, hipaa':
    'health information, medical records, confidential, HIPAA',
  'share outside, send outside, share with client, share with partner, share externally, show to outsiders, external sharing':
    'disclosure, external, sharing, third party',

  // Devices and equipment
  'laptop, notebook, macbook, pc, computer, thinkpad, chromebook':
    'laptop, computer, device, equipment, workstation',
  'phone, cell, cell phone, cellphone, mobile, iphone, android, smartphone':
    'mobile, mobile device, phone, telephone',
  'tablet, ipad': 'tablet, mobile device, equipment',
  'second screen, second monitor, extra monitor, new monitor, big monitor, extra screen, big screen, external screen, external monitor, headset, headphones, keyboard, mouse, webcam, charger, docking station, adapter, cable, cables':
    'equipment, peripherals, accessories, monitor, hardware',
  'new laptop, new computer, new phone, replace laptop, replace phone, laptop too slow, slow laptop, upgrade laptop, old laptop':
    'equipment, refresh, replacement, hardware, request',
  'broke laptop, dropped laptop, dropped phone, laptop got wet, laptop fell, broken laptop, laptop broken, laptop broke, laptop died, cracked, cracked screen, spilled, spilled coffee, does not turn on, damaged, smashed':
    'damaged, equipment, repair, replacement, help desk',
  'broken, broke, not working, does not work, stopped working, doesnt work, faulty, glitch':
    'malfunction, repair, help desk, support, damaged',
  'lost laptop, lost phone, lost computer, stolen laptop, stolen phone, laptop stolen, phone stolen, left on train, left laptop, left in taxi, lose laptop, lose phone, laptop was stolen, phone was stolen, nicked, snatched':
    'lost or stolen, loss, theft, incident, report, device',
  'lost, lose, misplaced, cannot find, cant find, stolen': 'lost, loss, stolen, report',
  'own device, own laptop, own phone, personal phone, personal laptop, personal computer, own computer, byod, private phone, private laptop, private computer':
    'personally owned, personal device, bring your own device, mobile',
  'usb, usb stick, thumb drive, flash drive, memory stick, external drive, hard drive, external disk':
    'removable media, USB, storage, encryption',
  'printer, print, printing, scanner, photocopier, copier': 'printer, printing, equipment',
  'software on laptop, install, installing, install app, install software, download, downloading, admin rights, browser extension, plugin, app, apps':
    'software, installation, application, approved software, unauthorized',
  'helpdesk, help desk, it support, it department, it guy, it people, tech support, service desk':
    'help desk, IT support, service desk, ticket',

  // Accounts and security
  'password, passwords, passcode, pin, passphrase, pass word': 'password, credential, authentication',
  'forgot password, forget password, forgotten password, reset password, change password, new password, password expired':
    'password reset, credential, account recovery, help desk',
  'share password, share login, shared login, shared account, same password, write down password, store passwords, save passwords, lastpass, 1password, bitwarden, keepass':
    'password manager, credential, shared account, secrets',
  'login, log in, logging in, logged in, log into, sign in, signin, log on, logon, sso':
    'authentication, login, account, single sign-on, credential',
  'locked out, cannot log in, cant log in, cannot login, cant login, account locked, blocked account':
    'account, unlock, access, password reset, help desk',
  '2fa, mfa, otp, two factor, second factor, authenticator, login code, text message code, yubikey, security key, hardware key, new phone authenticator':
    'multi-factor authentication, two-factor authentication, MFA, token',
  'get access, need access, access to system, give access, ask for access, add me to, privileges, admin, sudo, grant access, root access':
    'access, authorization, privileged, least privilege, account',
  'remove access, revoke access, take away access, still has access, cut off access, deactivate, disable account':
    'revoke, deprovision, access, account, offboarding',
  'api key, api keys, token, tokens, secret key, secrets in code, private key, ssh key, ssh keys, pushed password, committed password, leaked key, credentials in':
    'secrets, credential, key, rotate, secret management',
  'hack, hacked, hacker, hackers, hacking, break in, broke in, got into account, cyber attack, cyberattack, compromised':
    'security incident, compromise, breach, unauthorized access',
  'phishing, phish, scam, scammer, spam, fake email, weird email, strange email, suspicious email, suspicious mail, dodgy email, clicked link, clicked on link, click bad link, strange link, suspicious link, ceo fraud, smishing, nigerian prince':
    'phishing, suspicious, social engineering, security incident, report',
  'virus, malware, trojan, ransomware, antivirus, anti virus, infected, worm, popup':
    'malware, malicious, security incident, antivirus',
  'vpn, connect from home, connect from outside, remote desktop': 'VPN, remote access, network',
  'wifi, wi fi, wireless, internet connection, network cable': 'wireless, network, internet, Wi-Fi',
  'guest wifi, visitor wifi, wifi for guests': 'guest network, wireless, visitor',
  'lock screen, lock computer, leave computer, leave laptop unattended, walk away from computer, leave desk':
    'unattended, screen lock, session, lock, clean desk',
  'encrypt, encrypted, encryption, scramble, bitlocker, filevault, gpg, pgp':
    'encryption, cryptographic, key',
  'security hole, security bug, vulnerability, vulnerabilities, exploit, cve, loophole, weakness':
    'vulnerability, remediation, disclosure, security',
  'pen test, pentest, penetration test, red team, bug bounty, ethical hacking, security test':
    'penetration testing, vulnerability disclosure, security assessment',
  'patch, patches, patching, update laptop, windows update, os update, software update, security update, reboot':
    'patch, update, vulnerability, maintenance',
  'pretend to be, pretending to be, impersonate, impersonating, fake call, caller claims, strange caller':
    'impersonation, social engineering, verify, phishing',

  // Engineering
  'outage, site down, site is down, server down, service down, everything is down, system is down, not loading, 500 error':
    'outage, incident, availability, disruption, response',
  'incident, emergency in production, production broken, prod is down, prod down, production down, broke production, broke prod, something is on fire':
    'incident response, incident, severity, escalation, outage',
  'how bad, how urgent, sev1, sev 1, p1, p0, top priority, severity level, incident severity':
    'severity, priority, impact, classification',
  'who do i call, wake up, wake someone, get help at night, middle of the night, after hours, out of hours, at night':
    'on-call, escalation, after hours, contact, pager',
  'on call, oncall, pager, pagerduty, standby, on standby, rota, rotation, night duty, was paged, got paged, being paged':
    'on-call, rotation, escalation, alert',
  'alert, alerts, monitoring tool, monitoring system, alarm from system, monitor service, dashboards, grafana, prometheus, new relic, datadog':
    'monitoring, alert, observability, metrics',
  'postmortem, post mortem, lessons learned, what went wrong, retro, root cause, retrospective':
    'post-incident review, postmortem, retrospective, root cause, blameless',
  'tell customers about, status page, tell users about outage':
    'incident communications, status page, notification, stakeholders',
  'deploy, deploys, deployed, deployment, ship, shipping code, push to production, push to prod, go live, roll out, rollout, release, releases, releasing, put live, launch, launching':
    'deployment, release, production, change management, launch',
  'roll back, rollback, undo deploy, undo release, revert, back out': 'rollback, revert, deployment, release',
  'deploy on friday, friday deploy, code freeze, change freeze, deploy on weekend, release on friday':
    'freeze, deployment, change window, release',
  'ci, cd, build fails, build failed, build broken, broken build, pipeline, jenkins, github actions, circleci':
    'continuous integration, continuous delivery, build, pipeline',
  'code review, review code, reviewer, reviewers, pull request, pull requests, merge request, merge, merging, look at my code, pr review, prs, approve pr':
    'code review, pull request, merge, approval',
  'git, github, gitlab, bitbucket, repo, repos, commit, commits, fork':
    'repository, source code, version control, GitHub',
  'new repo, create repo, name repo, make repo public, private repo, public repo':
    'repository, open source, public, source code',
  'open source, oss, publish code, make code public, share code, contribute to project, upstream':
    'open source, license, contribution, public domain',
  'library, libraries, npm, third party code, copy code, stack overflow code, framework, software dependencies, third party library':
    'open source, license, third-party',
  'coding style, code style, coding standards, linter, formatter, tabs or spaces, naming convention, naming conventions':
    'style guide, coding standards, conventions, linting',
  'unit test, unit tests, qa, test coverage, automated test, automated tests, write tests, test code':
    'testing, quality assurance, test coverage, automated tests',
  'bug, bugs, defect, error in software': 'defect, bug, issue, triage',
  'architecture decision, adr, design doc, technical decision, rfc document':
    'architecture, decision record, design, review',
  'feature flag, feature flags, feature toggle, beta test, beta users':
    'feature flag, release, rollout, testing',
  'aws, azure, gcp, google cloud, amazon web services, ec2, s3, bucket, cloud account, cloud, heroku, kubernetes, k8s':
    'cloud, infrastructure, AWS, hosting, platform',
  'sandbox, playground, try things out, test account, test environment, dev environment, staging environment, staging server':
    'sandbox, non-production, staging, environment, development',
  'cloud bill, aws bill, cloud costs, server costs': 'cloud, cost, billing, budget, tagging',
  'terraform, infrastructure as code, ansible, cloudformation':
    'infrastructure as code, configuration management, infrastructure',
  'prod data, production data, real data, copy database, dump database, copy of production, live data':
    'production data, test data, anonymized, sensitive, database',
  'database, databases, sql, postgres, mysql, db': 'database, data store, storage',
  'backup, backups, back up, restore, lost file, lost files, lost data, deleted by accident, accidentally deleted, recover file, get back file':
    'backup, recovery, restore, data loss',
  'disaster, disaster recovery, business continuity, what if everything burns, failover':
    'disaster recovery, contingency plan, continuity of operations, business continuity',
  'domain, domain name, domains, dns, subdomain, url, web address':
    'domain, DNS, domain registration, website',
  'certificate expired, ssl, tls, https, ssl certificate': 'TLS, HTTPS, certificate',
  'ato, authority to operate, compliance certification, soc 2, soc2, iso 27001, fedramp':
    'authorization to operate, ATO, compliance, security assessment',
  'approved tools, which tools, which software, list of tools, can i use slack, can i use zoom, can i use dropbox, can i use notion':
    'approved software, tools, authorized, software',
  'chatgpt, ai, copilot, gpt, claude, gemini, llm, chatbot, machine learning, ai tool':
    'artificial intelligence, generative AI, AI, automated',

  // Communication tools and meetings
  'slack, teams chat, chat, chat message, dm, dms, instant message, im someone, whatsapp, telegram, text message, sms, discord':
    'messaging, chat, instant messaging, channel, communication',
  'email, e mail, outlook, gmail, inbox, mailbox': 'email, electronic mail, mailbox',
  'personal email, private email, forward to gmail, forward email, forward emails, forward work email, gmail for work':
    'personal email, forwarding, official business, auto-forward',
  'mailing list, distribution list, google group, group email, shared inbox, shared mailbox':
    'distribution list, group, mailing list, mailbox',
  'zoom, google meet, hangout, hangouts, webex, skype, video call, video chat, video meeting, conference call, ms teams, camera on, dial in':
    'video conference, virtual meeting, meeting, teleconference',
  'meeting, meetings, invite, calendar, appointment with colleague, schedule meeting, too many meetings, agenda, minutes of meeting':
    'meeting, calendar, agenda, scheduling',
  'meeting room, conference room, book room, reserve room, room booking':
    'conference room, meeting space, reservation, facilities',
  'google drive, dropbox, onedrive, sharepoint, box folder, share file, share files, send big file, send file, upload file, file sharing, google docs, gdoc, gdocs':
    'file sharing, cloud storage, document, storage, Drive',

  // Office life
  'office building, building access, get into building, get into office, office access, key to the office, office key, door code, unlock door, after hours access':
    'building access, facility, access card, physical security, premises',
  'badge, key card, keycard, id card, swipe card, fob, access card, piv, employee id, name tag':
    'badge, identification, access card, PIV card',
  'lost badge, forgot badge, lost key, lost keys, left badge, forgot keycard':
    'lost badge, replacement, temporary badge, report, security',
  'visitor, visitors, guest, guests, bring friend, friend visit, friend visits, show friend around, external person':
    'visitor, guest, escort, sign-in',
  'hold door, holding door, let in stranger, stranger in office, unknown person, tailgating, someone i do not know':
    'tailgating, unauthorized, escort, physical security',
  'park, parking, parking space, parking spot, car park, garage, where to park':
    'parking, garage, permit, vehicle',
  'commute, commuting, bus, subway, metro, train pass, bus pass, public transport, way to work, travel to work, get to work':
    'commuting, transit, public transportation, transit benefit, subsidy',
  'bike, bicycle, bikes, cycle to work, scooter, e bike': 'bicycle, bike, commuting, transportation benefit',
  'desk, hot desk, hotdesk, hot desking, desk booking, book desk, where to sit, own desk, cubicle, seating':
    'workspace, desk, seating, hoteling, reservation',
  'messy desk, tidy desk, clean desk, clear desk': 'clean desk, workspace, sensitive information',
  'kitchen, fridge, refrigerator, microwave, dishes, dishwasher, cafeteria, canteen, vending machine, coffee machine':
    'kitchen, break room, food, facilities, shared',
  'dog, dogs, cat, pet, pets, puppy, guide dog, service dog, emotional support animal':
    'pet, animal, service animal',
  'too cold, too hot, air conditioning, ac, heating, temperature, thermostat, noise, noisy, too loud, light bulb, leaking roof, broken chair, lift broken':
    'facilities, building maintenance, temperature, noise',
  'fire, fire drill, fire alarm, alarm goes off, alarm rings, on fire, caught fire, burning, smell smoke, evacuate, evacuation, exit building, fire exit, fire extinguisher':
    'fire, evacuation, emergency, assembly point',
  'earthquake, bomb, bomb threat, shooter, active shooter, gunman, lockdown, suspicious package, gas leak':
    'emergency, evacuation, shelter in place, threat, security',
  'emergency, emergencies, 911, call police, ring police': 'emergency, emergency contact, security, response',
  'emergency contact, contact in an emergency, whom to call if something happens to me':
    'emergency contact, personnel information, notification',
  'closed office, office closed, office closes, office shut, shut down, government shutdown, furlough':
    'closure, shutdown, furlough, lapse, emergency closure',
  'parcel, parcels, letter, letters, stamp, stamps, ship package, send package, fedex, ups, courier, amazon delivery, private package, personal package, mailroom':
    'mail, postal, shipping, delivery, mailroom',
  'stuff stolen, wallet stolen, stolen from desk, stolen from my desk, bag stolen, theft in office':
    'theft, personal property, security, report',
  'recycle, recycling, trash, garbage, sustainability, carbon footprint, energy saving':
    'recycling, sustainability, environmental, disposal',
  'take home, borrow, borrow equipment, loan equipment, lend, loaner':
    'loan, property, equipment, sign out, checkout',

  // Data about oneself, changes
  'new name, change name, changed name, name change, maiden name, new last name, surname':
    'name change, legal name, personnel records, update',
  'change address, new address, moved apartment, new apartment, changed address, update address, new phone number':
    'change of address, contact information, personnel records, update',
  'personnel file, hr file, employee file': 'personnel records, official personnel folder, employee records',

  // Time and deadlines
  'deadline, due by, cutoff, cut off date, how soon, how fast, how quickly, by when, until when, at the latest':
    'deadline, time limit, due date, days, timeframe',
  'how far in advance, how early, notice ahead, ahead of time, beforehand, heads up':
    'advance notice, prior approval, in advance, notice',
  'twice a year, every six months': 'semiannual, biannual, mid-year',
  'every two weeks, fortnight, fortnightly': 'biweekly, pay period',
  'right away, straight away, asap, urgent, urgently': 'immediately, promptly, emergency, expedited',
  'too late, missed deadline, missed the deadline, past due, overdue': 'overdue, deadline, extension',

  // Roles
  'boss, bosses, my lead, team lead, team leader, line manager, supervisor, superior, higher up, higher ups':
    'supervisor, manager, management',
  'boss of my boss, skip level, boss boss, manager of my manager':
    'second-level supervisor, skip-level, management, director',
  'ceo, cfo, cto, big boss, head of, top management, leadership, bigwigs, company executives':
    'executive, director, leadership, senior',
  'colleague, colleagues, coworker, coworkers, co worker, co workers, workmate, teammate, teammates, peer':
    'employee, colleague, staff, team member',
  'hr, human resources, people team, people ops, people operations':
    'human resources, HR, personnel, people operations',
  'direct report, direct reports, my people, my reports, subordinate, people i manage, person i manage, someone on my team, my team member':
    'subordinate, direct report, employee, supervise',
  'bookkeeping, bookkeeper, finance team, finance people, accounting department, accounting team, accounting people':
    'finance, accounting, payroll, accounts payable',
  'security guard, guard, guards, front desk, reception, receptionist':
    'security, reception, front desk, facility',
  'client, clients, customer, customers, partner agency': 'client, customer, partner',
  'who is responsible, in charge, who handles, who takes care, who looks after, who runs':
    'responsible, owner, responsibility, contact, point of contact',
  'whom do i ask, who do i ask, who can i ask, whom to ask, who do i talk to, who do i contact, whom do i tell, who do i tell, who should i tell, who do i turn to, where do i go':
    'contact, report, notify, responsible, point of contact',
  'turned down, turn down, rejected, denied, refused, said no, says no':
    'denied, denial, disapproved, rejected, appeal',
  'eligible, qualify, qualifies, entitled': 'eligible, eligibility, entitled, entitlement',
};

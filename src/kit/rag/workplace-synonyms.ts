/**
 * Words of working life that mean much the same, a list for each meaning. Rules and those who ask about them seldom use the
 * same ones. Several words in one text belong together.
 */
export const workplaceSynonyms: readonly (readonly string[])[] = `
annual leave, vacation, holiday, PTO, paid time off, time off, days off
sick leave, sick day, illness, ill, sickness, unwell, medical leave
doctor, physician, medical
doctor's note, medical certificate, sick note
parental leave, maternity leave, paternity leave, baby, birth, newborn, adoption, pregnant, pregnancy, father, mother
death, died, bereavement, funeral, passed away
leave of absence, unpaid leave, sabbatical
absence, leave, time off, stay at home
salary, pay, wage, compensation, earnings, paycheck, remuneration
pay rise, raise, salary review, pay increase, promotion
bonus, award, incentive
overtime, extra hours, comp time, compensatory time, additional hours
working hours, work schedule, shift
remote work, telework, work from home, working from home, home office, wfh, telecommute
abroad, foreign, overseas, international, another country, other country
expense, reimbursement, reimburse, claim, refund, pay back, get back
receipt, bill, invoice
trip, travel, journey, business trip
flight, airfare, plane, airline, fly
hotel, lodging, accommodation, overnight
meal, food, per diem, dinner, lunch, breakfast, eating
car, vehicle, mileage, kilometre, kilometer, mile, drive
train, rail, railway
taxi, cab, ride share, uber
laptop, notebook, computer, macbook, workstation
phone, mobile, smartphone, cell phone
equipment, hardware, device, monitor, furniture, furnish
stolen, lost, theft, missing, lose
password, passphrase, credential, login
second factor, two-factor, 2fa, mfa, multi-factor, authenticator, otp, login code
access, permission, account, rights
boss, manager, supervisor, lead
colleague, coworker, co-worker, teammate
employee, staff, worker, team member
newcomer, new hire, new employee, onboarding, starter, joiner
leave the company, quit, resign, resignation, offboarding, departure, notice period
dismiss, fire, fired, termination, terminate, lay off
probation, trial period, probationary period
hire, recruit, recruitment, hiring
candidate, applicant
interview, selection
appraisal, performance review, evaluation, assessment, feedback
training, course, learning, education, class, conference, development
mentor, coach, buddy
contract, agreement
NDA, non-disclosure, confidentiality, secrecy, confidential
lawyer, attorney, counsel, legal team
buy, purchase, procure, procurement, order, acquire
vendor, supplier, contractor
customer, client
gift, present, hospitality, favour, favor
side job, second job, outside employment, outside activity, moonlight, secondary employment
conflict of interest, ethics
harassment, bullying, discrimination
complain, complaint, grievance, report a concern, whistleblower
personal data, privacy, PII, personal information, GDPR
delete, erase, retention, dispose, destroy, keep
record, document, file
camera, cctv, footage, video
outage, incident, downtime, disruption, breach
severity, priority, sev
on call, on-call, standby, pager, call-out, paged
deploy, deployment, release, ship, roll out, launch
rollback, revert, undo
repository, repo, source code, codebase
code review, pull request, merge request
bug, defect, vulnerability, flaw
library, dependency, open source, package
encrypt, encryption
backup, restore, recovery
ticket, request, issue
chat, messaging, slack, instant message
mail, email, e-mail
meeting, call, video conference
office, building, site, premises
badge, ID card, key card, pass
visitor, guest
parking, car park, garage
commute, commuting, public transport, transit
insurance, health insurance, coverage
pension, retirement, retirement plan
disability, accommodation, accessibility
kid, child, dependent, son, daughter
partner, spouse, husband, wife, girlfriend, boyfriend
dog, pet, animal
gym, fitness, sport, wellness, health
tax, taxation, withholding
deadline, due date, time limit
approve, approval, permission, sign off, authorise, authorize
forbidden, prohibited, not allowed, banned
cost, price, amount, limit, budget, spend, money
payroll, timesheet, time sheet
bank holiday, public holiday, federal holiday
jury, court, civic duty
military, reserve duty, reservist
volunteer, volunteering, charity
emergency, urgent
security, safety
press, media, journalist, reporter
social media, twitter, facebook, linkedin
artificial intelligence, AI, chatgpt, language model
record a call, recording
move, relocation, relocate
broken, damaged, defective, repair
borrow, loan, lend
`
  .trim()
  .split('\n')
  .map((line) => line.split(', '));

export const help = {
  title: 'Help',
  lead: 'Common questions, role by role.',
  contents: 'Contents',
  student: 'Students',
  guardian: 'Guardians',
  teacher: 'Teachers',
  checker: 'Checkers',
  judge: 'Judges',
  admin: 'Organisers',
  'student-sign-in': 'How do I sign in, and what if I forget my password?',
  'student-sign-in-a':
    'Use the slip from your teacher: scan the code, or type the user name and the one-time password, then choose a password of your own. If you forget it, your teacher prints a new slip. No phone number or e-mail is needed, and several of you can share one phone: sign out when you are done.',
  'student-begin': 'How do I start a project, and how do we work together?',
  'student-begin-a':
    'Choose “Start a project” on your front page. On the page “Authors” the first author asks schoolmates by name, or tells them the team code; each answers from their own account. Whether authors may change after the first submission is the rule of the contest.',
  'student-save': 'The line broke, or the battery died: is my text lost?',
  'student-save-a':
    'No. What you type is saved within two seconds; without a line it waits in the browser and goes when the line is back. The foot of the page says when it was last saved. Where two of you changed the same words, both versions are shown and you choose.',
  'student-files': 'My file will not upload. What now?',
  'student-files-a':
    'Look at the type, size, pages and length that stand beside each material before you choose. An upload that was cut continues when you come back to the page, and can be paused. Paper can be photographed: several photos become one PDF. Soon after, a small picture beside the name shows whether it is the right file. If the content does not match the type, save the file as PDF again in the program it came from.',
  'student-preview': 'How do I see that the right file went up?',
  'student-preview-a':
    'Photos and PDFs get small pictures; open one to leaf through the file in the page, without downloading it. Films play in the page. Pictures take a moment to appear: you can go on meanwhile.',
  'student-space': 'It says that the files are too large together.',
  'student-space-a':
    'The top of the page “Materials” says how much space the project uses and may use, earlier versions included. A file on its way holds its space already; cancel it and the space is free again. Make films or photos smaller; if that is not enough, ask your teacher to talk to the organiser.',
  'student-form': 'How is the application form signed, and what about forms signed before work began?',
  'student-form-a':
    'As the contest says: printed, signed, sealed and scanned, or confirmed online by your guardian through a link that you find on the page “Form confirmed”. When you change something afterwards, it has to be signed or confirmed again. Some forms must be signed before work begins: upload it and give the day of the last signature; one that is later than the start is pointed out.',
  'student-submit': 'When is it submitted, and can I still change it?',
  'student-submit-a':
    'When everything on the checklist is done, the button appears. After that there is a receipt with a number and the time to the second. Until the deadline you can take the project back, change it and submit again.',
  'student-returned': 'My project came back. What do I do?',
  'student-returned-a':
    'Your front page says why, and until when. Choose “Continue”, change what is asked for, and submit again.',
  'student-defence': 'When and where do I defend my project?',
  'student-defence-a':
    'Once the organiser has published the schedule, your front page gives the day, time, room, your number in the order and what to bring. Come half an hour early and watch the display. Who is late goes to the end; if you cannot come, have your teacher tell the organiser at once. Absence is not marked as zero.',
  'guardian-consent': 'Why is a guardian asked, and how do I answer?',
  'guardian-consent-a':
    'Taking part needs the name, school and grade of the child and the project. The school gives you a slip or a link; it says what is collected, why, for how long and whom to ask. You type your own name and agree or refuse.',
  'guardian-form': 'How do I confirm the application form online?',
  'guardian-form-a':
    'Open the same link, or type the code of the same slip, with which you consent. Read the form, type your own name and confirm or refuse; you need no account. When your child changes something later, you are asked again with the same link.',
  'guardian-withdraw': 'Can I change my mind?',
  'guardian-withdraw-a':
    'Yes, at any time with the same link. The project is returned or leaves the contest, without any disadvantage at school.',
  'guardian-public': 'What is published?',
  'guardian-public-a':
    'The project, the name (masked where the contest says so), the school and the prize. No marks, no contact details; the portal never asks for identity numbers, phone numbers or addresses.',
  'teacher-roster': 'How do my students get accounts?',
  'teacher-roster-a':
    'Import the roster under “Students”: the Excel or CSV file that the school has will do; titles and empty lines are stepped over. Columns that were not recognised can be named by hand. Each bad row is listed with its reason and the others are imported; the same file twice registers nobody twice, and an import can be undone. Then print the slips.',
  'teacher-consent': 'How do I collect the guardians’ consent?',
  'teacher-consent-a':
    'Tick students under “Students” and print slips with a code to take home, or record paper forms that came back. Without consent a project cannot be submitted; the checklist says so.',
  'teacher-hour': 'One hour is left and much is not in. What first?',
  'teacher-hour-a':
    'Open “Entries”: deadlines, quota and counts stand on top; filter by state; each draft says what it lacks. Remind the ticked ones together, approve the submitted ones together, and, where the contest allows it, upload for a student; the history says that you did.',
  'teacher-hand-in': 'How do I hand in, and what if there are too many?',
  'teacher-hand-in-a':
    'Tick entries on the hand-in page: the quota counts while you tick and says which limit is passed by how many. Type the order of the school, hand in, and print the form for the seal; until the deadline you can take entries back.',
  'teacher-shared': 'How do places work that several schools share?',
  'teacher-shared-a':
    'Lines “over all schools” are used by whoever hands in first; taking an entry back frees its place. You see how many are used and how many of them are yours, never whose the others are. The form for the seal prints the same.',
  'teacher-form': 'The school confirms application forms online: what do I do?',
  'teacher-form-a':
    'Tick the school’s confirmation when you approve. When the organiser returned an entry and its authors changed it, it has to be confirmed again: your front page lists it; tick it under “Entries” and approve once more. Until then the organiser cannot find it eligible.',
  'teacher-year': 'A new school year has begun, or a pupil has two accounts.',
  'teacher-year-a':
    '“New school year” under “Students” moves all classes at once and can be undone. “Students of one name” lists accounts of one name; when they are one person, merge them, and projects and consents go along. The same page takes a merge back.',
  'checker-how': 'How do I check entries?',
  'checker-how-a':
    'Open each from the queue: pass it, return it with a reason (and a deadline of its own), or reject it. Earlier projects that look alike stand beside it with the phrases they share. Authors read the answer and the reason, not your name. Where two persons are asked for, the second answers independently. The front page says how many are yours; several can be passed or returned at once, after a list of what becomes of each.',
  'checker-turns': 'Who checks what, and can I check many at once?',
  'checker-turns-a':
    'Administrators give entries to a person or share them evenly among checkers; you may also check what is not yours. Tick several and pass or return them: first you see what becomes of each. What cannot be done is skipped with its reason, such as a check you made before, a required file that was lost, or a form that the school has not confirmed.',
  'judge-queue': 'Where do I begin?',
  'judge-queue-a':
    'Sign in and open your queue: the project on the left, the score sheet on the right. Marks are saved as you go, and the page says when. Submit, and the next one opens.',
  'judge-conflict': 'I know an author, or advised the project.',
  'judge-conflict-a':
    'Where judging is blind, the titles come first: tick those you have an interest in, and they are not given to you; add to it later if you must. While judging, step back from the project and say why; it goes to another judge at once.',
  'judge-words': 'Who reads what I write, and how do I report a problem?',
  'judge-words-a':
    'The authors read the words for them; your remark and your reasons for marks are for the organiser; your notes are for you alone and are never exported. If you suspect an adult’s work or copying, or see a danger or a wrong category, choose “Report a problem to the organiser” below the sheet, also without a connection; the answer is shown there. Before others look at your tablet, choose “Hand the tablet round”: only the project stays.',
  'judge-network': 'The Wi-Fi is bad.',
  'judge-network-a':
    'Press “Keep on this device” in your queue beforehand: projects and sheets then open, and can be marked, where there is no network. Marks wait on the device and are sent once there is a connection; the page says what has not been sent yet. Where two devices differ, both marks are shown and you choose. Signing out removes everything from the device.',
  'admin-begin': 'Where do I start with a new contest?',
  'admin-begin-a':
    'Make units and schools (tables can be imported), then an edition with its rounds: they link up by themselves and come with a usual calendar. Under “Settings” look at the calendar, categories and groups, form, materials, criteria, quotas and prizes. Then invite the teachers.',
  'admin-watch': 'Which schools are silent?',
  'admin-watch-a':
    'The round’s “Schools” tab lists every school: without entries, waiting for a teacher, ready to hand in, too late, and how much of the quota is used. Filter by how far they are.',
  'admin-late': 'A school missed the deadline.',
  'admin-late-a':
    'Open the entry and extend its own deadline with a reason, which stays in its history. Nobody else’s deadline moves.',
  'admin-judges': 'How are judges assigned?',
  'admin-judges-a':
    'On the round’s “Judges” page choose from all judges, taking them in or inviting them, and make panels; “Enough judges?” says who is missing in which discipline. “Assignment” proposes a plan that respects disciplines, loads and conflicts. Look at it, change it by hand, apply it. Where judges are missing it says in which discipline and how many. For a public draw, type the numbers drawn on the spot: the record can be printed and signed, and has the files to draw again. When a judge cannot go on, choose “Hand over” on the judge’s page.',
  'admin-judging': 'How far are the judges, and how do I remind them?',
  'admin-judging-a':
    'Judging progress lists sheets submitted and assigned by judge, panel and discipline; who has not begun or is late stands out, and the ticked ones are reminded at once. Two pictures show hard and soft judges and the projects on which judges differ. All of it goes out as Excel.',
  'admin-defence': 'How do I arrange the defence?',
  'admin-defence-a':
    'If only some projects are to defend, fill in the finalist quota in the settings, then draft and confirm the list of finalists under “Lists”. Make the panels, then add sessions under “Defence”: panel, room, times, minutes for each project, breaks. If places are short or a room or a judge is needed twice, the page says how much or whom. Draw with a public seed, publish, print door sheets and sign-in lists. On the day, call and mark at the calling desk; the display has an address that you can end, and the timer works without a network once it is open.',
  'admin-rubric': 'Can the rubric change once judges have begun?',
  'admin-rubric-a':
    'Yes. The change becomes a new version for sheets that are not begun yet; those begun keep theirs, and older versions can be looked at. The scoring table says where versions are mixed. Each category and each stage may have a rubric of its own, from a ready-made one if you like.',
  'admin-pool': 'Must judges be entered anew for each edition? Where are conflicts?',
  'admin-pool-a':
    'No. “Judges” in the navigation holds those of every edition and those imported from Excel; the same name and organisation is never made twice. Their history, severity and blacklists are there too. “Conflicts of interest” on the round’s page says who is barred from what and why, to be set or lifted by hand; a shared surname is only a reason to look.',
  'admin-merge': 'A school, unit or person is there twice.',
  'admin-merge-a':
    'Merge them on the page of the school or unit, people under “People”. What one cannot have twice is refused first, such as lines for both in one quota. Everything that moved is on record and can be undone; if something has happened since that cannot go back, it says what.',
  'admin-space': 'How much space do files take, and how is it limited?',
  'admin-space-a':
    '“Space for files” on the round’s front page says how much is used of how much, and lists the ten largest entries. The limits of an entry and of the round are under “Settings”. When the disk is nearly full no new files are taken; those that are there stay.',
  'admin-list': 'How do lists come about, and how do I defend them?',
  'admin-list-a':
    'The scoring table gives totals, ranks and ties; “Fairness” beside it sets the methods next to each other and shows the ranks that each project could have. “Lists” drafts the list under the quota, every line with its reason for or against. Ties and changes by hand need a reason and stay on record. Confirm the list, then hand it on to the next round or publish it. Objections that come in while it is published are assigned and answered under “Objections”; a proven one can revoke a prize, in a new version of the notice.',
  'admin-method': 'Which method of scoring should I choose, and when the Rasch model?',
  'admin-method-a':
    'Usually the mean: it is simple and anybody can check it. Where judges differ much in severity and see different projects, consider a method that adjusts for it; compare them under “Fairness” first. The Rasch model takes whole marks on every criterion and suits rubrics of at most 20 points a criterion, or of levels; it uses no weights, and a single total of 100 will not do. Large rounds are computed in the background: the scoring table shows how far it is, and you may leave the page. Where it does not converge, or judging does not hang together, no table is made and the page says why and what to do.',
  'admin-data': 'How do I back up and upgrade?',
  'admin-data-a':
    'Everything (database, files, secret) is in one data directory: stop the portal and copy it. To upgrade, back up, start the new version, and the database is migrated by itself.',
} as const;

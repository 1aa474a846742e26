"""What people may type, and the cases that each should find among the first three results of any kind.

Written by reading the cases and asking how a teacher, a leader, a researcher or somebody in a hurry might look for each
of them; before the ranking was tuned, and not changed since to suit it. A query is right when one of its cases is there.
"""

from __future__ import annotations

BEHAVIOUR = "denbigh-challney-behaviour-observers"
TRAINEES = "denbigh-challney-phonics-trainees"
SIX = "denbigh-challney-six-projects"
PARTNERS = "denbigh-challney-teaching-partners"
PASSPORT = "denbigh-challney-transition-passport"
DIARIES = "denbigh-challney-video-diaries"
TRIADS = "denbigh-challney-video-triads"
HIGHAM = "gateway-higham-lane-learning-detectives"
DETECTIVES = "gateway-learning-detectives"
NEW = "hart-nqt-peer-observation"
OUTSTANDING = "hart-outstanding-teaching-video"
SUFFOLK = "kesgrave-farlingaye-lesson-study"
B = "lt-authority-b"
E = "lt-authority-e"
N = "lt-authority-n"
ENGLISH = "southfields-belleville-cross-school-english"
PHONICS = "southfields-belleville-phonics"
FOUR = "southfields-belleville-primary-peer-observation"
PROTOCOL = "southfields-belleville-protocol"

WATCHING = (NEW, FOUR, PROTOCOL, ENGLISH)
PUPILS_WATCH = (HIGHAM, DETECTIVES, PARTNERS, BEHAVIOUR)
LESSON_STUDY = (SUFFOLK, B, E, N)

#: Everyday words, by people who do not know the field's terms.
LAY: dict[str, tuple[str, ...]] = {
    "teachers watching each other": WATCHING,
    "watching a colleague teach": WATCHING,
    "children watching lessons": PUPILS_WATCH,
    "kids giving teachers feedback": PUPILS_WATCH,
    "students observing teachers": PUPILS_WATCH,
    "children trained to look at learning": (HIGHAM, DETECTIVES),
    "filming lessons": (TRIADS, OUTSTANDING, NEW, FOUR),
    "camera in the classroom": (TRIADS, OUTSTANDING, NEW, FOUR, PROTOCOL),
    "moving from primary to secondary school": (PASSPORT,),
    "starting sixth form": (DIARIES,),
    "help for new teachers": (NEW,),
    "teachers afraid of being observed": (PROTOCOL,),
    "rules for giving feedback after a lesson": (PROTOCOL,),
    "groups of three teachers": (TRIADS, SUFFOLK),
    "bad behaviour": (BEHAVIOUR, HIGHAM),
    "learning to read with sounds": (PHONICS, TRAINEES),
    "small village schools": (NEW, OUTSTANDING),
    "failing schools": (B,),
    "schools in trouble with their results": (B, N),
    "maths in primary school": (B, E, N),
    "expert teacher helping another school": (B, E, N),
    "who pays for cover": (SIX,),
    "getting parents involved": (DIARIES,),
    "schools working together in one city": (SIX, PASSPORT, TRIADS, FOUR, PHONICS),
    "English teachers from two schools": (ENGLISH,),
}

#: The field's own terms, and names.
EXPERT: dict[str, tuple[str, ...]] = {
    "lesson study": LESSON_STUDY,
    "research lesson": LESSON_STUDY,
    "case pupils": LESSON_STUDY,
    "peer observation protocol": (PROTOCOL,),
    "pupil voice": (HIGHAM, DETECTIVES, PARTNERS, BEHAVIOUR),
    "learning detectives": (HIGHAM, DETECTIVES),
    "Higham Lane": (HIGHAM,),
    "phonics": (PHONICS, TRAINEES),
    "teaching triads": (TRIADS, SUFFOLK),
    "video observation": (TRIADS, OUTSTANDING, NEW, FOUR, PROTOCOL),
    "IRIS": (TRIADS, OUTSTANDING, NEW),
    "transition": (PASSPORT, DIARIES),
    "assessment for learning": (NEW,),
    "questioning": (HIGHAM, NEW),
    "coasting schools": (N,),
    "lead teacher programme key stage 2": (B, E, N),
    "demonstration lesson": (B,),
    "team teaching": (E, TRAINEES),
    "cluster meetings": (N,),
    "self and peer assessment": (SUFFOLK,),
    "joint planning secondary": (SUFFOLK, TRAINEES),
    "learning walk primary": (FOUR,),
    "reflective journal": (DIARIES,),
    "learning to learn": (DIARIES, SUFFOLK),
    "mathematics attainment comparison": (B, E, N),
    "Denbigh Challney": (SIX, PASSPORT, DIARIES, TRIADS, PARTNERS, BEHAVIOUR, TRAINEES),
    "Ofsted outstanding teaching": (NEW, OUTSTANDING, PROTOCOL, SUFFOLK, TRIADS),
}

#: Words that were once used, or are used now for what the sources call otherwise.
FORMER: dict[str, tuple[str, ...]] = {
    "ECT": (NEW,),
    "NQT": (NEW,),
    "early career teachers": (NEW,),
    "newly qualified teacher induction": (NEW,),
    "numeracy": (B, E, N),
    "maths": (B, E, N),
    "literacy": (B, E, N, ENGLISH, PHONICS),
    "PGCE students": (BEHAVIOUR, TRAINEES),
    "ITT": (BEHAVIOUR, TRAINEES),
    "leading teacher programme": (B, E, N),
    "National Challenge": (B,),
    "differentiation": (SUFFOLK,),
    "student voice": (HIGHAM, DETECTIVES, PARTNERS, BEHAVIOUR),
    "FE college": (DIARIES, SIX),
    "Excellence in Cities": (N,),
    "KS2 SATs": (B, E, N),
}

#: Slips of the finger and of the ear.
SLIPS: dict[str, tuple[str, ...]] = {
    "phoncis": (PHONICS, TRAINEES),
    "fonics": (PHONICS, TRAINEES),
    "lesson studdy": LESSON_STUDY,
    "leson study": LESSON_STUDY,
    "peer observaton": WATCHING,
    "learnign detectives": (HIGHAM, DETECTIVES),
    "transiton passport": (PASSPORT,),
    "vidoe diaries": (DIARIES,),
    "behavour": (BEHAVIOUR, HIGHAM),
    "teahcers watching each other": WATCHING,
    "numercy": (B, E, N),
    "outsanding teaching": (OUTSTANDING, NEW),
    "protocal for observation": (PROTOCOL,),
    "colaboration between schools": (SIX, PASSPORT, E, N, OUTSTANDING, FOUR, ENGLISH, PROTOCOL),
    "sxith form": (DIARIES, SIX),
    "trianee teachers": (BEHAVIOUR, TRAINEES),
    "Higam Lane": (HIGHAM,),
}

QUERIES = {"lay": LAY, "expert": EXPERT, "former": FORMER, "slip": SLIPS}

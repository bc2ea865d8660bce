"""The default pathway of the network, from first contact to work."""

from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Gate, Line, Matching, Pathway, Queue, choose

LEAVE = choose("other_work", "referred", "lost")
ONWARD = choose("coaching", "job_search", by="employment")
COURSES = (
    "nursing_adaptation",
    "nursing_test_preparation",
    "medical_test_preparation",
    "social_bridge",
    "teacher_adaptation",
    "electrical_bridge",
    "craft_adaptation",
    "administration_entry",
    "academic_bridge",
)

CLIENTS = Line(
    entry=choose("first_contact", "counselling_place", "direct_entry", by="channel"),
    steps=(
        Queue("first_contact", served=choose("counselling_place", "job_search", "referred"), unserved=LEAVE),
        Gate("counselling_place", before="first_counselling", after="agency_counselling"),
        Queue("first_counselling", served=choose("follow_up", "plan"), unserved=LEAVE),
        Queue("agency_counselling", served=choose("plan", "referred"), unserved=LEAVE),
        Queue("follow_up", served="plan", unserved=choose("plan", *LEAVE.options), visits="follow_up"),
        Delay("plan", served=choose("documents", "direct_entry", "job_search", "open_search", "referred")),
        # Recognition: papers, application, and the authority's time, beside which people learn German.
        Delay("documents", served="recognition_grant"),
        Gate(
            "recognition_grant",
            before=choose("application", "open_search", "lost"),
            after=choose("application", "open_search", "lost"),
        ),
        Delay("application", served=choose("language_course", "procedure", by="german")),
        Delay("language_course", served=choose("procedure", "lost")),
        Gate(
            "procedure",
            before=choose("decision", "waiver", "nursing_test_preparation"),
            after=choose("decision", "waiver", "nursing_test_preparation"),
        ),
        Delay("decision", since="application", served=choose("recognised", "measure", "partial", "rejected")),
        Delay("waiver", since="application", served="measure"),
        Delay(
            "measure",
            served=choose(
                "nursing_adaptation",
                "nursing_test_preparation",
                "medical_test_preparation",
                "social_bridge",
                "teacher_adaptation",
                "voucher_measure",
                "open_search",
                "lost",
            ),
        ),
        Delay("partial", served=choose("electrical_bridge", "craft_adaptation", "job_search", "open_search")),
        Delay("direct_entry", served=choose(*COURSES)),
        # Courses: dated runs, or places with a running start; some are paid by vouchers outside the network.
        Cohort("nursing_adaptation", served="second_decision", unserved=LEAVE, dropped="dropped_out"),
        Cohort("nursing_test_preparation", served="second_decision", unserved=LEAVE, dropped="dropped_out"),
        Queue("medical_test_preparation", served="second_decision", unserved=LEAVE),
        Cohort("social_bridge", served="second_decision", unserved=LEAVE, dropped="dropped_out"),
        Queue("teacher_adaptation", served="second_decision", unserved=LEAVE),
        Delay("voucher_measure", served=choose("second_decision", "dropped_out")),
        Cohort("electrical_bridge", served="qualified", unserved=LEAVE, dropped="dropped_out"),
        Queue("craft_adaptation", served="second_decision", unserved=LEAVE),
        Cohort("administration_entry", served="qualified", unserved=LEAVE, dropped="dropped_out"),
        Cohort("academic_bridge", served="qualified", unserved=LEAVE, dropped="dropped_out"),
        Delay("second_decision", served=choose("recognised", "open_search", "rejected")),
        # Into work.
        Delay("recognised", served=ONWARD),
        Delay("qualified", served=ONWARD),
        Queue("coaching", served="job_search", unserved="job_search"),
        Matching(
            "job_search",
            served="notice",
            own=choose("qualified_work", "other_work", by="employment"),
            unserved=LEAVE,
        ),
        Delay("open_search", served=choose("qualified_work", "other_work", "lost")),
        Delay("notice", served="qualified_work"),
        Exit("qualified_work"),
        Exit("other_work"),
        Exit("referred"),
        Exit("rejected"),
        Exit("dropped_out"),
        Exit("lost"),
    ),
)

EMPLOYERS = Line(
    entry="employer_counselling",
    steps=(
        Queue("employer_counselling", served="advised", unserved="not_advised"),
        Exit("advised"),
        Exit("not_advised"),
    ),
)

VACANCIES = Line(
    entry="vacancy",
    steps=(
        Matching("vacancy", served="filled", unserved="expired", side="vacancy"),
        Exit("filled"),
        Exit("expired"),
    ),
)

DEFAULT_PATHWAY = Pathway(CLIENTS, EMPLOYERS, VACANCIES)

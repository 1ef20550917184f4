package io.threatmonitor.ingest.intake;

import io.threatmonitor.ingest.accounting.Outcome;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;

import java.util.ArrayList;
import java.util.List;

/** What accounts call the acceptances of a call. */
final class Outcomes {

    private Outcomes() {}

    static List<Outcome> of(List<Submission> submissions, List<Acceptance> acceptances) {
        var outcomes = new ArrayList<Outcome>(acceptances.size());
        for (int i = 0; i < acceptances.size(); i++) {
            outcomes.add(of(submissions.get(i), acceptances.get(i)));
        }
        return outcomes;
    }

    private static Outcome of(Submission submission, Acceptance acceptance) {
        return switch (acceptance) {
            case Accepted _ -> Outcome.ACCEPTED;
            case Duplicate _ -> Outcome.DUPLICATE;
            case Unavailable _ -> Outcome.UNAVAILABLE;
            case TooLarge _ -> Outcome.TOO_LARGE;
            case Rejected rejected -> ofRejected(submission, rejected);
        };
    }

    private static Outcome ofRejected(Submission submission, Rejected rejected) {
        if (submission.event() == null) {
            return Outcome.UNREADABLE;
        }
        return Scopes.areViolatedIn(rejected.errors()) ? Outcome.NOT_ALLOWED : Outcome.INVALID;
    }
}

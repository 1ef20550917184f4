package io.threatmonitor.audit.trail;

import io.threatmonitor.audit.trail.RecentReads.Read;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditPublisher;
import io.threatmonitor.kit.caller.Caller;

import org.springframework.stereotype.Component;

/**
 * Has reads of the trail recorded in the trail: once for each caller and question within the quiet
 * period. All pages of a list are one question, and so is a list that is refreshed because the last
 * read of it was recorded.
 */
@Component
class ReadRecords {

    private static final String MODULE = "audit";

    private final RecentReads recent;
    private final AuditReadsProperties properties;
    private final AuditActions actions;
    private final AuditPublisher audit;

    ReadRecords(
            RecentReads recent,
            AuditReadsProperties properties,
            AuditActions actions,
            AuditPublisher audit) {
        this.recent = recent;
        this.properties = properties;
        this.actions = actions;
        this.audit = audit;
    }

    void searched(AuditFilter filter, TrailScope scope, Caller caller) {
        if (recent.isNews(Read.of(caller, filter.roundedTo(properties.quietPeriod()).toString()))) {
            publish(
                    caller,
                    "audit_trail_searched",
                    new Target("audit_trail", filter.toString()),
                    scope.isWhole()
                            ? "Searched the audit trail"
                            : "Searched their own actions in the audit trail");
        }
    }

    void viewed(AuditAction action, Caller caller) {
        if (recent.isNews(Read.of(caller, action.id().toString()))) {
            publish(
                    caller,
                    "audit_action_viewed",
                    new Target("audit_action", action.id().toString()),
                    "Viewed an action in the audit trail");
        }
    }

    private void publish(Caller caller, String action, Target target, String description) {
        audit.publish(actions.by(caller, MODULE, action, target, Outcome.SUCCESS, description));
    }
}

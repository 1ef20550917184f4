package io.threatmonitor.alert.approval;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.caller.Roles;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** Who may do what with a proposal, and to which version of it. */
public final class Approvals {

    private Approvals() {}

    /** Whether what {@code caller} makes is in force at once. */
    public static boolean needsNone(Caller caller) {
        return caller.hasRole(Roles.ADMIN);
    }

    /**
     * Analysts work on their own proposals, until one is approved.
     *
     * @throws AccessDeniedException otherwise
     */
    public static void requireMayChange(Proposal proposal, Caller caller) {
        boolean ownProposal =
                proposal.approvedBy() == null && proposal.proposer().equals(caller.name());
        if (!caller.hasRole(Roles.ADMIN) && !ownProposal) {
            throw new AccessDeniedException("Only an administrator changes what others set up");
        }
    }

    /**
     * @param ifMatch the tag of the version that was seen (RFC 9110 section 13.1.1); null for any
     * @throws ApiException {@code version_conflict} when it has changed since
     */
    public static void requireUnchanged(Proposal proposal, @Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(proposal.tag())) {
            throw ApiException.of(
                    ErrorCode.VERSION_CONFLICT,
                    "%s is at version %d by now; read it again"
                            .formatted(proposal.label(), proposal.version()));
        }
    }
}

package io.threatmonitor.alert.alerts;

import java.util.List;

/**
 * The alerts that belong to another, each list newest first.
 *
 * @param sameEntity up to 10 that are about the same address, user or host; about the same source
 *     where the alert knows nothing better
 * @param sameRule up to 10 that the same rule raised
 * @param campaign up to 50 that hang together with it: about one of its addresses, users or hosts
 *     within a day of it, or about one of theirs within a day of them, and so on for three links
 */
record RelatedAlerts(
        List<AlertSummary> sameEntity, List<AlertSummary> sameRule, List<AlertSummary> campaign) {

    RelatedAlerts {
        sameEntity = List.copyOf(sameEntity);
        sameRule = List.copyOf(sameRule);
        campaign = List.copyOf(campaign);
    }
}

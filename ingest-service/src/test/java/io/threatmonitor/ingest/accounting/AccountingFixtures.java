package io.threatmonitor.ingest.accounting;

import com.github.f4b6a3.uuid.UuidCreator;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;

/** What tests of the intake need of accounts. */
public final class AccountingFixtures {

    private AccountingFixtures() {}

    /** Counts, and never saves: there is no database behind it. */
    public static IntakeLedger unsavedLedger() {
        var nowhere = new JdbcTemplate();
        return new IntakeLedger(
                new LedgerRows(nowhere, JdbcClient.create(nowhere), new TransactionTemplate()),
                Clock.systemUTC(),
                UuidCreator::getTimeOrderedEpoch);
    }
}

package io.threatmonitor.kit.ids;

import com.github.f4b6a3.uuid.UuidCreator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import java.time.Clock;

/** Time and identity, unless a test brings its own. */
@AutoConfiguration
public class IdsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    IdGenerator idGenerator() {
        return UuidCreator::getTimeOrderedEpoch;
    }
}

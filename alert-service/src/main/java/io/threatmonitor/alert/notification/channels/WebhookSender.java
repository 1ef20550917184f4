package io.threatmonitor.alert.notification.channels;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.contracts.WireJson;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.HashMap;

/** Posts the {@link Notification} as it is, signed. */
@Component
class WebhookSender {

    private final HttpPosts posts;
    private final Clock clock;

    WebhookSender(HttpPosts posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    SendResult send(Channel channel, Notification notification) {
        byte[] body = WireJson.MAPPER.writeValueAsBytes(notification);
        byte[] key =
                WebhookSignature.keyOf(requireNonNull(channel.secrets().signingKey()))
                        .orElseThrow();
        var headers = new HashMap<>(HttpPosts.authorization(channel.secrets().authorization()));
        headers.putAll(
                WebhookSignature.headers(key, notification.id().toString(), clock.instant(), body));
        return posts.bytes(requireNonNull(channel.definition().url()), headers, body);
    }
}

package io.threatmonitor.platform.access;

/**
 * What Keycloak's token endpoint answers, RFC 6749 section 5.1.
 *
 * @param accessToken the bearer token
 * @param expiresIn its life in seconds
 */
public record AccessToken(String accessToken, long expiresIn) {}

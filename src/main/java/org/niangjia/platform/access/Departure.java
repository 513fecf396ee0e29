package org.niangjia.platform.access;

/**
 * 出门凭据. What the house must know again when the browser comes back from a provider; kept sealed at the browser.
 *
 * @param address where the browser is sent
 * @param state comes back with the browser: an answer to a question nobody here asked is none
 * @param nonce stands in the provider's signed word: an older word is none
 * @param verifier shown with the code (PKCE): whoever only saw the code has nothing
 */
public record Departure(String address, String state, String nonce, String verifier) {}

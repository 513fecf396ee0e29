package org.niangjia.platform.frame;

import java.util.LinkedHashMap;
import java.util.Map;

/** 设备. What a browser says of itself, shortened to what a person recognises: iPhone and WeChat, Windows and Edge. */
public final class Device {
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    static {
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("OpenHarmony", "HarmonyOS");
        SYSTEMS.put("HarmonyOS", "HarmonyOS");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS", "macOS");
        SYSTEMS.put("Linux", "Linux");
        BROWSERS.put("wxwork", "WeCom");
        BROWSERS.put("MicroMessenger", "WeChat");
        BROWSERS.put("DingTalk", "DingTalk");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("Firefox", "Firefox");
        BROWSERS.put("Chrome", "Chrome");
        BROWSERS.put("Safari", "Safari");
    }

    private Device() {}

    /** The short name of what a browser says of itself. */
    static String of(String agent) {
        return (first(SYSTEMS, agent) + " " + first(BROWSERS, agent)).strip();
    }

    private static String first(Map<String, String> known, String agent) {
        return known.entrySet().stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** As shown: names that differ by language are words. */
    public static String said(String device, Words words) {
        if (device.isEmpty()) {
            return words.t("frame.device.unknown");
        }
        StringBuilder said = new StringBuilder();
        for (String part : device.split(" ", -1)) {
            said.append(said.isEmpty() ? "" : " · ")
                    .append(words.find("frame.device." + part).orElse(part));
        }
        return said.toString();
    }
}

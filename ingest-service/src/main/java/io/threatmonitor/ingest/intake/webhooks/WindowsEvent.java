package io.threatmonitor.ingest.intake.webhooks;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/**
 * What the layouts of Windows events have in common. {@code winlog}: Winlogbeat's; {@code
 * Event.System}: the event's XML (Microsoft, "Event Schema") as JSON, attributes with a leading
 * {@code @}, below {@code #attributes} or by their plain name; else the fields side by side, as
 * NXLog and other forwarders write them.
 *
 * @param data what the event says, by the names of its template
 */
record WindowsEvent(
        @Nullable Long id,
        @Nullable String provider,
        @Nullable String channel,
        @Nullable String computer,
        @Nullable String recordId,
        @Nullable String level,
        @Nullable String time,
        @Nullable String message,
        Fields data) {

    static WindowsEvent read(Fields fields) {
        if (fields.has("winlog")) {
            return winlogbeat(fields);
        }
        return fields.has("Event.System") ? xml(fields.at("Event")) : sideBySide(fields);
    }

    /** The channel, or where a forwarder leaves it out, the provider. */
    @Nullable String log() {
        return channel == null ? provider : channel;
    }

    private static WindowsEvent winlogbeat(Fields fields) {
        Fields winlog = fields.at("winlog");
        Long id = winlog.number("event_id");
        return new WindowsEvent(
                id == null ? fields.number("event.code") : id,
                winlog.text("provider_name"),
                winlog.text("channel"),
                winlog.text("computer_name") == null
                        ? fields.text("host.name")
                        : winlog.text("computer_name"),
                winlog.text("record_id"),
                fields.text("log.level"),
                fields.text("@timestamp"),
                fields.text("message"),
                winlog.at("event_data"));
    }

    private static WindowsEvent xml(Fields event) {
        Fields system = event.at("System");
        return new WindowsEvent(
                system.number("EventID", "EventID.#text", "EventID.Value"),
                system.text("Provider.@Name", "Provider.#attributes.Name", "Provider.Name"),
                system.text("Channel"),
                system.text("Computer"),
                system.text("EventRecordID"),
                system.text("Level"),
                system.text(
                        "TimeCreated.@SystemTime",
                        "TimeCreated.#attributes.SystemTime",
                        "TimeCreated.SystemTime"),
                event.text("RenderingInfo.Message"),
                named(event.at("EventData")));
    }

    private static WindowsEvent sideBySide(Fields fields) {
        return new WindowsEvent(
                fields.number("EventID"),
                fields.text("SourceName", "ProviderName", "Provider"),
                fields.text("Channel"),
                fields.text("Computer", "Hostname", "ComputerName"),
                fields.text("EventRecordID", "RecordNumber", "RecordID"),
                fields.text("Level", "LevelValue"),
                fields.text("@timestamp", "TimeCreated", "UtcTime", "EventTime"),
                fields.text("Message"),
                fields);
    }

    /** An array of elements that have their name as an attribute becomes fields of that name. */
    private static Fields named(Fields data) {
        var fields = new LinkedHashMap<String, @Nullable Object>(data.all());
        for (Fields element : data.objects("Data")) {
            String name = element.text("@Name", "#attributes.Name", "Name");
            if (name != null) {
                fields.put(name, element.text("#text", "Value", "text"));
            }
        }
        return new Fields(fields);
    }
}

#include "models/wire/scenario_yaml.h"

#include "models/wire/session_json.h"
#include "models/wire/yaml_node.h"

namespace lianxin::wire {

namespace {

using training::Scenario;

std::optional<session::Speaker> parseSpeaker(std::string_view text)
{
    if (text == "agent")
        return session::Speaker::Agent;
    return text == "caller" ? std::optional(session::Speaker::Caller) : std::nullopt;
}

training::Caller readCaller(const YamlNode& node)
{
    node.allow({"name", "number", "dialled", "key"});
    return {node.text("name"), node.needed("number"), node.text("dialled"), node.text("key")};
}

training::HistoryItem readHistory(const YamlNode& node)
{
    node.allow(
        {"days_ago", "title", "kind", "category", "unit", "state", "outcome", "satisfaction"});
    training::HistoryItem item;
    item.daysAgo = node.integer("days_ago", 0);
    item.title = node.needed("title");
    item.kind = node.word("kind", ticket::parseKind).value_or(item.kind);
    item.category = CategoryCode(node.text("category"));
    item.unit = UnitId(node.text("unit"));
    item.state = node.word("state", ticket::parseState).value_or(item.state);
    item.outcome = node.text("outcome");
    item.satisfaction = node.text("satisfaction");
    return item;
}

int milliseconds(const YamlNode& node, const char* key, int otherwise)
{
    constexpr int kLongest = 600'000;
    const int value = node.integer(key, otherwise);
    if (value < 0 || value > kLongest)
        node[key].wrong("bad_member", "应当在 0 到 600000 毫秒之间");
    return value;
}

training::Turn readTurn(const YamlNode& node)
{
    node.allow({"speaker", "text", "gap_ms", "late_ms", "split", "drop"});
    training::Turn turn;
    node.needed("speaker");
    turn.speaker = node.word("speaker", parseSpeaker).value_or(turn.speaker);
    turn.text = node.needed("text");
    turn.gapMs = milliseconds(node, "gap_ms", turn.gapMs);
    turn.lateMs = milliseconds(node, "late_ms", 0);
    turn.split = node.truth("split", false);
    turn.drop = node.truth("drop", false);
    return turn;
}

training::Expectation readExpectation(const YamlNode& node)
{
    node.allow({"kind", "category", "district", "unit", "place", "outcome", "fields"});
    training::Expectation expect;
    expect.kind = node.word("kind", ticket::parseKind);
    expect.category = CategoryCode(node.text("category"));
    expect.district = DistrictCode(node.text("district"));
    expect.unit = UnitId(node.text("unit"));
    expect.place = node.text("place");
    expect.outcome = node.word("outcome", parseOutcome);
    for (const auto& [key, value] : node["fields"].members())
        expect.fields[key] = value.text();
    return expect;
}

} // namespace

Result<Scenario> parseScenarioYaml(std::string_view text, const std::string& name)
{
    YamlFile file{name, {}, {}};
    const auto root = YamlNode::load(text, file);
    if (!file.problems.empty())
        return file.problems.front();
    root.allow({"id", "title", "caller", "called_at", "history", "turns", "expect", "next"});
    Scenario scenario;
    scenario.id = ScenarioId(root.needed("id"));
    scenario.title = root.needed("title");
    scenario.caller = readCaller(root["caller"]);
    root.needed("called_at");
    scenario.calledAt = root.instant("called_at").value_or(UtcTime{});
    for (const auto& item : root.items("history"))
        scenario.history.push_back(readHistory(item));
    for (const auto& item : root.items("turns"))
        scenario.turns.push_back(readTurn(item));
    if (scenario.turns.empty())
        root["turns"].wrong("missing_member", "没有一句话（turns）");
    scenario.expect = readExpectation(root["expect"]);
    if (root.has("next"))
        scenario.next = readExpectation(root["next"]);
    if (!file.problems.empty())
        return file.problems.front();
    return scenario;
}

} // namespace lianxin::wire

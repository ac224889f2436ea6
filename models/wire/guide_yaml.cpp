#include "models/wire/city_yaml.h"

namespace lianxin::wire {

namespace {

std::optional<knowledge::GuideEnd> parseEnd(std::string_view text)
{
    using enum knowledge::GuideEnd;
    for (const auto& [word, end] : {std::pair("answer", Answer), std::pair("ticket", Ticket),
                                    std::pair("emergency", Emergency), std::pair("refuse", Refuse)})
        if (text == word)
            return end;
    return std::nullopt;
}

knowledge::GuideOption readOption(const YamlNode& node)
{
    node.allow({"when", "words", "go"});
    return {node.needed("when"), node.texts("words"), node.needed("go")};
}

knowledge::GuideNode readNode(const YamlNode& node, const Known& known)
{
    node.allow({"id", "ask", "say", "options", "entry", "end", "category", "unit", "clause"});
    knowledge::GuideNode one;
    one.id = node.needed("id");
    one.ask = node.text("ask");
    one.say = node.text("say");
    for (const auto& option : node.items("options"))
        one.options.push_back(readOption(option));
    one.entry = EntryId(node.text("entry"));
    one.end = node.word("end", parseEnd).value_or(one.end);
    one.category = CategoryCode(node.text("category"));
    one.unit = UnitId(node.text("unit"));
    one.clause = node.text("clause");
    if (!one.clause.empty() && !ticket::isListed(known.refusals, one.clause))
        node["clause"].wrong("unknown_clause", "没有这一条：“" + one.clause + "”，见 clauses.yaml");
    refer(node["entry"], one.entry.str(), known.entries, "unknown_entry", "知识条目");
    refer(node["category"], one.category.str(), known.categories, "unknown_category", "诉求分类");
    refer(node["unit"], one.unit.str(), known.units, "unknown_unit", "承办单位");
    return one;
}

const char* codeOf(knowledge::GuideFault::Kind kind)
{
    using enum knowledge::GuideFault::Kind;
    switch (kind) {
    case SameId:
    case SameWord:
        return "duplicate_id";
    case UnknownNode:
        return "unknown_node";
    case Cycle:
        return "cycle";
    case NoClause:
    case NoEnd:
    case NoOptions:
    case NoSentence:
    case Empty:
        return "missing_member";
    case Unreachable:
        break;
    }
    return "bad_member";
}

void noteFaults(const YamlNode& node, const knowledge::Guide& guide)
{
    const auto nodes = node.items("nodes");
    for (const auto& fault : knowledge::faultsOf(guide)) {
        if (fault.node < 0) {
            node.wrong(codeOf(fault.kind), fault.reason);
            continue;
        }
        const auto& at = nodes[static_cast<std::size_t>(fault.node)];
        if (fault.option < 0)
            at.wrong(codeOf(fault.kind), fault.reason);
        else
            at.items("options")[static_cast<std::size_t>(fault.option)].wrong(codeOf(fault.kind),
                                                                              fault.reason);
    }
}

} // namespace

std::vector<knowledge::Guide> readGuides(const YamlNode& root, const Known& known)
{
    root.allow({"guides"});
    std::set<std::string> ids;
    std::vector<knowledge::Guide> guides;
    for (const auto& node : root.items("guides")) {
        node.allow({"id", "title", "categories", "nodes"});
        knowledge::Guide guide;
        guide.id = knowledge::GuideId(node.needed("id"));
        define(node["id"], guide.id.str(), ids);
        guide.title = node.needed("title");
        guide.categories = node.ids<CategoryCode>("categories");
        referAll(node, "categories", known.categories, "unknown_category", "诉求分类");
        for (const auto& one : node.items("nodes"))
            guide.nodes.push_back(readNode(one, known));
        noteFaults(node, guide);
        guides.push_back(std::move(guide));
    }
    return guides;
}

} // namespace lianxin::wire

#include "models/wire/city_yaml.h"

namespace lianxin::wire {

namespace {

/// A list that is there has something in it, and nothing twice.
std::vector<std::string> readList(const YamlNode& root, const char* key)
{
    std::set<std::string> seen;
    std::vector<std::string> clauses;
    for (const auto& node : root.items(key)) {
        const auto clause = node.text();
        if (clause.empty())
            node.wrong("missing_member", "条款不能是空的");
        else
            define(node, clause, seen);
        clauses.push_back(clause);
    }
    if (clauses.empty())
        root.wrong("missing_member", std::string("“") + key + "”里至少要有一条");
    return clauses;
}

} // namespace

ticket::Clauses readClauses(const YamlNode& root, Known& known)
{
    root.allow({"refusals", "returns"});
    ticket::Clauses clauses{readList(root, "refusals"), readList(root, "returns")};
    known.refusals = clauses.refusals;
    return clauses;
}

} // namespace lianxin::wire

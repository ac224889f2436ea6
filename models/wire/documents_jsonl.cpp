#include "models/wire/documents_jsonl.h"

#include "models/wire/json.h"

#include <nlohmann/json.hpp>

#include <set>

namespace lianxin::wire {

namespace {

Result<Document> parseDocument(std::string_view line)
{
    auto json = parseJson(line);
    if (!json)
        return json.error();
    for (const char* member : {"docid", "text"})
        if (!json.value().is_object() || !json.value().contains(member) ||
            !json.value()[member].is_string())
            return Error{"missing_member", member};
    return Document{json.value()["docid"].get<std::string>(),
                    json.value()["text"].get<std::string>()};
}

} // namespace

Result<std::vector<Document>> parseDocuments(std::string_view lines)
{
    std::vector<Document> documents;
    std::set<std::string> ids;
    for (int number = 1; !lines.empty(); ++number) {
        const auto end = lines.find('\n');
        auto line = lines.substr(0, end);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto document = parseDocument(line);
        if (!document)
            return Error{document.error().code,
                         std::to_string(number) + ": " + document.error().detail};
        if (!ids.insert(document.value().id).second)
            return Error{"given_twice", std::to_string(number) + ": " + document.value().id};
        documents.push_back(std::move(document).value());
    }
    return documents;
}

} // namespace lianxin::wire

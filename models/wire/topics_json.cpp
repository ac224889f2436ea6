#include "models/wire/topics_json.h"

#include "models/wire/delimited.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cstdio>

namespace lianxin::wire {

namespace {

int number(const std::string& text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

UtcTime timeOf(const std::string& text)
{
    if (const auto iso = base::parseIso(text))
        return *iso;
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    const int read = std::sscanf(text.c_str(), "%4d%*1[-/]%2u%*1[-/]%2u%*1[ T]%2d:%2d:%2d", &year,
                                 &month, &day, &hour, &minute, &second);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (read < 3 || !date.ok())
        return {};
    return base::fromLocal(std::chrono::local_days{date} + std::chrono::hours{hour} +
                           std::chrono::minutes{minute} + std::chrono::seconds{second});
}

} // namespace

Result<std::vector<insight::Message>> parseMessages(std::string_view tsv)
{
    const auto table = parseTsv(tsv);
    if (!table)
        return table.error();
    for (const char* needed : {"id", "title", "text"}) {
        if (table.value().column(needed) < 0)
            return Error{"missing_member", needed};
    }
    const auto cell = [&](const std::vector<std::string>& row, const char* name) {
        const int column = table.value().column(name);
        return column < 0 ? std::string{} : row[static_cast<std::size_t>(column)];
    };
    std::vector<insight::Message> out;
    out.reserve(table.value().rows.size());
    for (const auto& row : table.value().rows)
        out.push_back({cell(row, "id"), cell(row, "user"), timeOf(cell(row, "time")),
                       cell(row, "title"), cell(row, "text"), number(cell(row, "down")),
                       number(cell(row, "up"))});
    return out;
}

std::string topicsJson(const insight::Topics& topics, const std::vector<insight::Heat>& ranking)
{
    auto groups = nlohmann::ordered_json::array();
    for (const insight::Heat& heat : ranking) {
        const insight::Topic topic = topics.topic(heat.topic);
        auto members = nlohmann::ordered_json::array();
        for (const int member : topic.members)
            members.push_back(topics.message(member).id);
        nlohmann::ordered_json group;
        group["rank"] = groups.size() + 1;
        group["title"] = topics.message(topic.closest).title;
        group["size"] = topic.members.size();
        group["members"] = std::move(members);
        groups.push_back(std::move(group));
    }
    nlohmann::ordered_json out;
    out["groups"] = std::move(groups);
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace lianxin::wire

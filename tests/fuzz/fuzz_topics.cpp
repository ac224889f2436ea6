#include "models/insight/told_place.h"
#include "models/wire/topics_json.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes as a table of messages, and as a message: each has one topic, the answer is written,
/// and everything can be forgotten.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lianxin;
    const std::string text(reinterpret_cast<const char*>(data), size);
    auto read = wire::parseMessages(text);
    std::vector<insight::Message> messages;
    if (read)
        messages = std::move(read).value();
    messages.push_back({"a", {}, {}, text, text});
    messages.push_back({"b", {}, {}, text.substr(0, size / 2), text});
    insight::Topics topics;
    for (const auto& message : messages)
        topics.add(message);
    std::size_t members = 0;
    for (int topic = 0; topic < topics.size(); ++topic)
        members += topics.members(topic).size();
    if (members != messages.size() || wire::topicsJson(topics, insight::ranking(topics, 1)).empty())
        std::abort();
    // … told by a form, and until all is forgotten: then nothing is left of it.
    for (auto& message : messages) {
        message.id += 'x';
        message.place = insight::toldPlace(message.text);
        message.area = message.title;
        (void)topics.find(message);
        topics.add(message);
        topics.forget({}, size % 5);
    }
    topics.forget({}, 0);
    if (topics.kept() != 0 || !topics.numbers().empty())
        std::abort();
    return 0;
}

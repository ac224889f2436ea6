#include "models/wire/topics_json.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes as a table of messages, and as a message: each has one topic, and the answer is
/// written.
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
    return 0;
}

#include "tests/bench/posting_lines.h"

#include "tests/bench/kept_client.h"

namespace lianxin::bench {

PostingLines::PostingLines(std::uint16_t port, const std::vector<std::string>& tokens, Wire wire)
    : m_ears(
          port, static_cast<int>(tokens.size()), [](int) { return std::string(); }, wire)
{
    m_lines.reserve(tokens.size());
    for (const auto& token : tokens)
        m_lines.push_back({token, {}});
}

void PostingLines::post(int line, const std::string& path, const std::string& body, Done done)
{
    auto& l = m_lines[static_cast<std::size_t>(line)];
    l.waiting.push_back({postRequest(path, l.token, body), std::move(done)});
    ++m_open;
    if (l.waiting.size() == 1)
        m_ears.say(line, l.waiting.front().bytes);
}

bool PostingLines::serve(std::chrono::milliseconds wait)
{
    return m_ears.listenOnce([this](int line, std::string& heard) { understand(line, heard); },
                             wait) &&
           m_fine;
}

void PostingLines::understand(int line, std::string& heard)
{
    auto& waiting = m_lines[static_cast<std::size_t>(line)].waiting;
    const auto length = answerLength(heard);
    if (length == 0 || heard.size() < length)
        return;
    if (waiting.empty() || heard.compare(0, 10, "HTTP/1.1 2") != 0) {
        m_fine = false;
        return;
    }
    const auto done = std::move(waiting.front().done);
    const std::string answer = heard.substr(heard.find("\r\n\r\n") + 4, length);
    heard.erase(0, length);
    waiting.pop_front();
    --m_open;
    ++m_answered;
    if (!waiting.empty())
        m_ears.say(line, waiting.front().bytes);
    if (done)
        done(answer);
}

} // namespace lianxin::bench

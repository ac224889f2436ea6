#pragma once

#include "tests/bench/ears.h"

#include <deque>

namespace lianxin::bench {

/// Kept connections that post. Each has one request on its way at most; what is posted meanwhile
/// waits its turn.
class PostingLines {
public:
    using Done = std::function<void(std::string_view answer)>;

    /// One line a token.
    PostingLines(std::uint16_t port, const std::vector<std::string>& tokens, Wire wire);

    /// `done` gets the answer's body.
    void post(int line, const std::string& path, const std::string& body, Done done = {});
    /// Reads what has come; false when a connection ended or a request was not answered with 2xx.
    bool serve(std::chrono::milliseconds wait);
    /// Nothing waits and nothing is on its way.
    bool idle() const { return m_open == 0; }
    std::size_t answered() const { return m_answered; }

private:
    struct Request {
        std::string bytes;
        Done done;
    };
    struct Line {
        std::string token;
        std::deque<Request> waiting; ///< the first is on its way
    };
    void understand(int line, std::string& heard);
    std::vector<Line> m_lines;
    Ears m_ears;
    std::size_t m_open = 0;
    std::size_t m_answered = 0;
    bool m_fine = true;
};

} // namespace lianxin::bench

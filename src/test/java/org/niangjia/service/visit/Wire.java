package org.niangjia.service.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** 网线. Lies between a phone and the house, so that the house is out of reach for the phone's worker too. */
final class Wire implements AutoCloseable {
    private final int house;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    /** 线路. */
    private enum State {
        /** 通 */
        WHOLE,
        /** 断: whoever calls is hung up on */
        CUT,
        /** 没有回音: whoever calls waits for ever */
        SILENT
    }

    Wire(ApplicationContext context) {
        house = context.getBean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void cut() {
        become(State.CUT);
    }

    void silence() {
        become(State.SILENT);
    }

    void mend() {
        become(State.WHOLE);
    }

    private void become(State next) {
        state = next;
        open.forEach(Wire::hangUp);
        open.clear();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket phone = door.accept();
                switch (state) {
                    case CUT -> hangUp(phone);
                    case SILENT -> open.add(phone);
                    case WHOLE -> connect(phone);
                }
            } catch (IOException _) {
                // closed, or the caller has gone
            }
        }
    }

    private void connect(Socket phone) throws IOException {
        Socket far = new Socket(InetAddress.getLoopbackAddress(), house);
        open.add(phone);
        open.add(far);
        Thread.ofVirtual().start(() -> pass(phone, far));
        Thread.ofVirtual().start(() -> pass(far, phone));
    }

    private void pass(Socket from, Socket to) {
        byte[] some = new byte[8192];
        try (from;
                to) {
            for (int read = from.getInputStream().read(some);
                    read >= 0;
                    read = from.getInputStream().read(some)) {
                to.getOutputStream().write(some, 0, read);
            }
        } catch (IOException _) {
            // hung up
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // hung up already
        }
    }

    @Override
    public void close() throws IOException {
        become(State.CUT);
        door.close();
    }
}
